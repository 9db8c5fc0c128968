"""The contents of a page follow the scroll; where there is no column for them, a button shows them."""
from watched import page as watched

CURRENT = "() => document.querySelector('.contents [aria-current=location]')?.textContent"
IS_CURRENT = "text => document.querySelector('.contents [aria-current=location]')?.textContent === text"
IS_NOT_CURRENT = IS_CURRENT.replace("===", "!==")


def target_of(page, link):
    return page.locator(f"[id='{link.get_attribute('href')[1:]}']")


def check(browser, address):
    problems = []
    with watched(browser, problems, address) as page:
        page.goto(address)
        links = page.locator(".contents a")
        count = links.count()
        if count < 3 or page.evaluate(CURRENT) != links.first.inner_text():
            problems.append(f"of {count} headings {page.evaluate(CURRENT)} is told at the top")
        if page.locator(".contents-open").is_visible():
            problems.append("there is a button for contents that are shown")
        page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_function(IS_NOT_CURRENT, arg=links.first.inner_text())
        middle = links.nth(count // 2)
        middle.click()
        page.wait_for_function(IS_CURRENT, arg=middle.inner_text())
        top = target_of(page, middle).bounding_box()["y"]
        header = page.locator(".site-header").bounding_box()["height"]
        if top < header:
            problems.append(f"the heading stands under the header, at {top}")
    for script in (True, False):
        with watched(browser, problems, address, viewport={"width": 390, "height": 844},
                     java_script_enabled=script) as page:
            page.goto(address)
            contents = page.locator("#contents")
            if contents.is_visible():
                problems.append("on a phone the contents are open before they are asked for")
            page.get_by_role("button", name="On this page").click()
            if not contents.is_visible():
                problems.append(f"the button does not show the contents, scripts {script}")
                continue
            link = contents.locator("a").nth(1)
            target = target_of(page, link)
            link.click()
            top = target.bounding_box()["y"]
            if not 0 < top < 844:
                problems.append(f"a link of the contents leads to where its heading is at {top}")
            if script and contents.is_visible():
                problems.append("the contents stay when they have led somewhere")
    return problems
