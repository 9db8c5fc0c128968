"""Opened from a disk, pages have their look, links lead to pages, and the search finds."""
from watched import page as watched


def check(browser, address, query, title):
    problems = []
    with watched(browser, problems, address) as page:
        page.goto(address)
        if page.evaluate("() => getComputedStyle(document.querySelector('.site-header')).position") != "sticky":
            problems.append("the stylesheet does not hold")
        page.locator("#sidebar a.nav-link:not([aria-current])").first.click()
        page.wait_for_load_state("load")
        if not page.locator("h1").count() or not page.url.endswith("/index.html"):
            problems.append(f"a link led to {page.url}")
        page.keyboard.press("/")
        page.keyboard.type(query)
        page.locator("[role=option]").first.wait_for()
        found = page.locator("[role=option] .title").first.inner_text()
        if found != title:
            problems.append(f"{query} found {found}")
        page.keyboard.press("Enter")
        page.wait_for_function("title => document.querySelector('h1')?.textContent.includes(title)", arg=title)
    return problems
