"""Pages of hostile texts run nothing, ask for nothing elsewhere, and make nothing of what they say."""
import json
import os

from watched import page as watched

# Scripts, and what the markers would make.
FOUND = """() => ({
  scripts: [...document.scripts].filter(script => script.src && new URL(script.src).origin !== location.origin
    || !script.src && !script.dataset.scripts && location.protocol !== "file:").length,
  made: document.querySelectorAll("[onerror], [onload], [onclick], [onmouseover], [srcdoc], img[src$='/x'], base, "
    + "iframe, object, embed, form, svg script, foreignObject").length,
  ran: document.documentElement.dataset.ran || window.ran || "",
})"""


def check(browser, address, folder, word):
    problems = []
    paths = []
    for path, _, names in os.walk(folder):
        paths += [os.path.relpath(os.path.join(path, name), folder) for name in names if name.endswith(".html")]
    with watched(browser, problems, address) as page:
        page.on("dialog", lambda dialog: (problems.append(f"{page.url}: a dialog"), dialog.dismiss()))
        page.on("framenavigated", lambda frame: frame.url.startswith(address) or problems.append(f"went to {frame.url}"))
        from urllib.parse import quote
        for path in sorted(paths):
            # Its addresses begin at the top of a server.
            if path == "404.html" and address.startswith("file:"):
                continue
            page.goto(address + quote(path))
            found = page.evaluate(FOUND)
            if found != {"scripts": 0, "made": 0, "ran": ""}:
                problems.append(f"{path}: {json.dumps(found)}")
        if word:
            page.goto(address)
            page.keyboard.press("/")
            page.keyboard.type(word)
            page.wait_for_function("() => document.querySelector('.search-status').textContent")
            page.locator("[role=option]").first.wait_for()
            if word.lower() not in page.locator("[role=option]").first.inner_text().lower():
                problems.append("the search does not show what it found")
            found = page.evaluate(FOUND)
            if found != {"scripts": 0, "made": 0, "ran": ""}:
                problems.append(f"search: {json.dumps(found)}")
    return problems
