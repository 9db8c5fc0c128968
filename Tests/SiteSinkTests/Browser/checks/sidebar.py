"""On a phone the navigation opens and closes, with and without scripts, and nothing is wider than the window."""
from watched import page as watched


def check(browser, address):
    problems = []
    for script in (True, False):
        with watched(browser, problems, address, viewport={"width": 390, "height": 844},
                     java_script_enabled=script) as page:
            page.goto(address)
            sidebar = page.locator("#sidebar")
            if sidebar.is_visible():
                problems.append("the navigation is open before it is asked for")
            page.locator(".menu > summary").click()
            if not sidebar.is_visible():
                problems.append(f"the navigation does not open, scripts {script}")
                continue
            link = sidebar.locator("a.nav-link").first
            if link.bounding_box()["height"] < 36:
                problems.append(f"a row of the navigation is {link.bounding_box()['height']} high")
            page.locator(".menu > summary").click()
            if sidebar.is_visible():
                problems.append("the navigation does not close")
            page.locator(".menu > summary").click()
            target = sidebar.locator("a.nav-link:not([aria-current])").first
            name = target.inner_text().strip().split("\n")[-1]
            target.click()
            page.wait_for_load_state("load")
            if name not in page.locator("h1").first.inner_text() and name not in page.title():
                problems.append(f"{name} led to {page.title()}")
            if not page.locator("nav.breadcrumbs").count():
                problems.append(f"{page.url}: no breadcrumbs")
            if page.locator("#sidebar [aria-current=page]").count() != 1:
                problems.append(f"{page.url}: the navigation does not say where this is")
    return problems
