"""A page whose console, requests and errors are watched."""
from contextlib import contextmanager


@contextmanager
def page(browser, problems, address, **options):
    """A page of a fresh profile; what it says and asks that it should not goes into `problems`."""
    context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
    page = context.new_page()
    page.set_default_timeout(15000)

    def say(what):
        problems.append(f"{page.url}: {what}")

    page.on("console", lambda message: message.type in ("error", "warning") and say(f"console: {message.text}"))
    page.on("pageerror", lambda error: say(f"error: {error}"))
    own = address.split("/", 3)[:3]
    page.on("request", lambda request: request.url.split("/", 3)[:3] != own and not request.url.startswith("data:")
            and say(f"asks elsewhere: {request.url}"))
    try:
        yield page
    finally:
        context.close()
