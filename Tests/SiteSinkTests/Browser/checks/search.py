"""The search finds by keyboard what it should, in order, and marks why."""
import json

from watched import page as watched


def check(browser, address, questions, most_bytes="0"):
    problems = []
    with watched(browser, problems, address) as page:
        loaded = []
        page.on("response", lambda answer: loaded.append(answer))
        page.goto(address)
        for question in json.loads(questions):
            loaded.clear()
            page.reload()
            page.keyboard.press(question.get("key", "/"))
            field = page.get_by_role("combobox", name="Search")
            field.wait_for()
            before = len(loaded)
            # At once, so that the status is that of the whole question: a slow machine searches between two letters.
            page.keyboard.insert_text(question["query"])
            page.wait_for_function("() => document.querySelector('.search-status').textContent")
            page.wait_for_load_state("networkidle")
            titles = page.locator("[role=option] .title").all_inner_texts()
            wanted = question["titles"]
            if question.get("any"):
                # In whatever order, and others too.
                if not set(wanted) <= set(titles):
                    problems.append(f"{question['query']}: found {titles}, not all of {wanted}")
            elif titles != wanted:
                problems.append(f"{question['query']}: found {titles}, not {wanted}")
                continue
            marks = page.locator("[role=option] mark").all_inner_texts()
            for mark in question.get("marks", []):
                if mark not in marks:
                    problems.append(f"{question['query']}: {mark} is not marked, but {marks}")
            status = page.locator(".search-status")
            if status.get_attribute("role") != "status" or question.get("status", "") not in status.inner_text():
                problems.append(f"{question['query']}: it says {status.inner_text()}")
            size = sum(len(answer.body()) for answer in loaded[before:] if answer.ok)
            if int(most_bytes) and size > int(most_bytes):
                problems.append(f"{question['query']}: {size} bytes were loaded")
            if not titles:
                continue
            active = lambda: page.evaluate("() => document.activeElement.getAttribute('aria-activedescendant')")
            selected = lambda: page.locator("[role=option][aria-selected=true]").get_attribute("id")
            first = active()
            if first != selected() or field.get_attribute("aria-expanded") != "true":
                problems.append(f"{question['query']}: {first} is active and {selected()} is selected")
            if len(titles) > 1:
                page.keyboard.press("ArrowDown")
                if active() == first or active() != selected():
                    problems.append(f"{question['query']}: the arrow led to {active()}")
                page.keyboard.press("ArrowUp")
            page.keyboard.press("Escape")
            if page.locator("dialog[open]").count():
                problems.append("Escape does not close the dialog")
            page.keyboard.press("Control+k")
            field.wait_for()
            page.keyboard.type(question["query"])
            page.wait_for_function(
                "title => document.querySelector('[role=option] .title')?.textContent === title", arg=titles[0])
            page.keyboard.press("Enter")
            page.wait_for_url(lambda url: url != address)
            page.wait_for_load_state("load")
            if question.get("title", True) and titles[0] not in page.title():
                problems.append(f"{question['query']}: Enter led to {page.title()}, not to {titles[0]}")
            page.goto(address)
    return problems
