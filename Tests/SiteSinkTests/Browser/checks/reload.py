"""A page that is shown loads itself again when an export has ended."""
import subprocess

from watched import page as watched


def check(browser, address, *command):
    problems = []
    with watched(browser, problems, address) as page:
        with page.expect_request(lambda request: request.url.endswith("/.notion-export/events")):
            page.goto(address)
        page.evaluate("() => { window.isOld = true; }")
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        page.wait_for_function("() => !window.isOld", timeout=30000)
    return problems
