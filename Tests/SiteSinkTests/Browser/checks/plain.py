"""Without scripts the content, the navigation and the tabs of a database are all there."""
from watched import page as watched


def check(browser, address, text, database):
    problems = []
    with watched(browser, problems, address, java_script_enabled=False) as page:
        page.goto(address)
        if not page.get_by_text(text).first.is_visible():
            problems.append(f"{text} is not to be seen")
        for name in ("Pages", "Breadcrumbs"):
            if not page.get_by_role("navigation", name=name).is_visible():
                problems.append(f"no navigation {name}")
        for control in ("#search-open", "#theme-toggle"):
            if page.locator(control).is_visible():
                problems.append(f"{control} is shown and can do nothing")
        page.locator("#sidebar a.nav-link:not([aria-current])").first.click()
        if page.url == address:
            problems.append("a link of the navigation leads nowhere")
        page.goto(database)
        tabs = page.locator(".tabs > label")
        for index in range(tabs.count()):
            tabs.nth(index).click()
            if page.locator(".tabs > :is(.pane, .view):visible").count() != 1:
                problems.append(f"tab {tabs.nth(index).inner_text()} does not show its view")
    return problems
