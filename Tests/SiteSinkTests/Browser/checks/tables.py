"""A table of a database sorts up, down and back, says so, and filters."""
from watched import page as watched


def is_number(value):
    return value.replace(".", "", 1).lstrip("-").isdigit()


def check(browser, address, column, word):
    problems = []
    with watched(browser, problems, address) as page:
        page.goto(address)
        table = page.locator("table[data-sortable]:visible").first
        heading = table.locator("thead th", has_text=column).first
        index = heading.evaluate("th => th.cellIndex")
        values = lambda: table.evaluate(
            "(t, i) => [...t.tBodies[0].rows].map(r => r.cells[i].dataset.sort ?? r.cells[i].textContent.trim())", index)
        first = table.evaluate("t => [...t.tBodies[0].rows].map(r => r.textContent)")
        before = values()
        button = heading.get_by_role("button")
        button.focus()
        page.keyboard.press("Enter")
        numeric = all(is_number(value) for value in before if value)
        key = lambda value: (not value, float(value or 0) if numeric else value.casefold())
        rising = values()
        if rising != sorted(before, key=key) or len(set(rising)) < 2:
            problems.append(f"{column} is not in order: {rising}")
        if heading.get_attribute("aria-sort") != "ascending":
            problems.append(f"aria-sort is {heading.get_attribute('aria-sort')}")
        news = page.locator("[role=status].quiet").inner_text()
        if column not in news or "ascending" not in news:
            problems.append(f"what is announced is {news}")
        page.keyboard.press("Enter")
        full = [value for value in rising if value]
        if values()[:len(full)] != full[::-1] and [key(v) for v in values()[:len(full)]] != [key(v) for v in full[::-1]]:
            problems.append(f"{column} is not turned round: {values()}")
        page.keyboard.press("Enter")
        if table.evaluate("t => [...t.tBodies[0].rows].map(r => r.textContent)") != first:
            problems.append("the third time does not lead back")
        if heading.get_attribute("aria-sort"):
            problems.append("aria-sort stays")
        field = page.get_by_role("searchbox", name="Filter rows").first
        field.fill(word.upper())
        shown = table.locator("tbody tr:visible").all_inner_texts()
        if not shown or len(shown) == len(first) or not all(word in text.lower() for text in shown):
            problems.append(f"{word} leaves {len(shown)} of {len(first)} rows")
        status = page.locator(".table-tools [role=status]").first.inner_text()
        if status != f"{len(shown)} of {len(first)} rows":
            problems.append(f"the filter says {status}")
        field.fill("")
        if table.locator("tbody tr:visible").count() != len(first):
            problems.append("without a word rows stay hidden")
    return problems
