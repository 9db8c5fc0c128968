"""The theme is the system's until it is chosen, and the choice stays, without a flash."""
from watched import page as watched

PAPER = "() => getComputedStyle(document.documentElement).backgroundColor"


def check(browser, address):
    problems = []
    papers = {}
    for scheme in ("light", "dark"):
        with watched(browser, problems, address, color_scheme=scheme) as page:
            page.goto(address)
            papers[scheme] = page.evaluate(PAPER)
    if papers["light"] == papers["dark"]:
        problems.append(f"light and dark have the same paper {papers['light']}")
    with watched(browser, problems, address, color_scheme="light") as page:
        page.goto(address)
        page.get_by_role("button", name="Switch to dark").click()
        if page.evaluate(PAPER) != papers["dark"]:
            problems.append("the button does not darken")
        page.reload(wait_until="commit")
        # theme.js stands in the head and blocks: as soon as there is a body, the theme is set.
        page.wait_for_function("() => document.body")
        if page.evaluate("() => document.documentElement.dataset.theme") != "dark":
            problems.append("the choice is not there when the body is")
        page.wait_for_load_state("load")
        if page.evaluate(PAPER) != papers["dark"]:
            problems.append("the choice does not stay")
        page.get_by_role("button", name="Switch to light").click()
        page.reload()
        if page.evaluate(PAPER) != papers["light"]:
            problems.append("the button does not lead back")
        page.emulate_media(color_scheme="dark")
        if page.evaluate(PAPER) != papers["dark"]:
            problems.append("after going back to the system's theme it does not follow the system")
    return problems
