"""axe finds nothing, light, dark and on a phone, with the search open and closed."""
import json

from axe_playwright_python.sync_playwright import Axe
from watched import page as watched


def check(browser, address, paths, query):
    problems = []
    axe = Axe()
    settings = {
        "light": {"color_scheme": "light"},
        "dark": {"color_scheme": "dark"},
        "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
    }

    def judge(page, where):
        for violation in axe.run(page).response["violations"]:
            nodes = "; ".join(node["html"][:160] + " " + " ".join(node.get("failureSummary", "").split())[:200]
                              for node in violation["nodes"][:3])
            problems.append(f"{where}: {violation['id']}: {violation['help']}: {nodes}")

    for name, options in settings.items():
        with watched(browser, problems, address, reduced_motion="reduce", **options) as page:
            for path in json.loads(paths):
                page.goto(address + path)
                judge(page, f"{name} {path}")
            page.keyboard.press("/")
            page.keyboard.type(query)
            page.locator("[role=option]").first.wait_for()
            judge(page, f"{name} search")
    return problems
