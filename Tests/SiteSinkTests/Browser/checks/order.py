"""On a phone the Tab key goes through what is seen, from the top to the end, and shows where it is."""
from watched import page as watched

FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const header = e.closest('.site-header') !== null;
  // The browser shows the focus on its own controls of media.
  const ring = e.matches('audio, video') || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return { name: (e.textContent || e.ariaLabel || e.id).trim().slice(0, 40), isBody: e === document.body,
    x: box.x, y: header ? box.y : box.y + scrollY, width: box.width, height: box.height, header, ring };
}"""


def check(browser, address):
    problems = []
    with watched(browser, problems, address, viewport={"width": 390, "height": 844}) as page:
        page.goto(address)
        last = {"y": -1, "height": 0}
        count = 0
        while count < 200:
            page.keyboard.press("Tab")
            now = page.evaluate(FOCUSED)
            if now["isBody"]:
                break
            count += 1
            if now["width"] < 1 or now["height"] < 1:
                problems.append(f"{now['name']} has the focus and is not seen")
            if not now["ring"]:
                problems.append(f"{now['name']} does not show that it has the focus")
            # Links of one line stand beside each other.
            if not now["header"] and now["y"] + now["height"] < last["y"]:
                problems.append(f"{now['name']} stands above {last['name']}, which comes before it")
            last = now
        if count < 10:
            problems.append(f"only {count} places take the focus")
    return problems
