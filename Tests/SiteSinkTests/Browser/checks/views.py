"""A link to a view opens its tab, and all tabs are reached with the keyboard."""
from watched import page as watched


def check(browser, address):
    problems = []
    with watched(browser, problems, address) as page:
        page.goto(address)
        views = page.locator(".tabs").first.locator("> .view")
        if views.count() < 2:
            return [f"{address}: no tabs"]
        names = [views.nth(index).get_attribute("id") for index in range(views.count())]
        page.goto(f"{address}#{names[-1]}")
        if not page.locator(f"#{names[-1]}").is_visible() or page.locator(f"#{names[0]}").is_visible():
            problems.append("an address with a view does not show it")
        page.evaluate("name => { location.hash = name; }", names[1])
        page.locator(f"#{names[1]}").wait_for()
        page.goto(address)
        page.locator(".tabs > input").first.focus()
        for name in names[1:]:
            page.keyboard.press("ArrowRight")
            if not page.locator(f"#{name}").is_visible():
                problems.append(f"the arrow does not lead to {name}")
    return problems
