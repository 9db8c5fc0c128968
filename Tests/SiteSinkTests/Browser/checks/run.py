"""Runs one check of a site in Chromium: run.py CHECK CHROMIUM ADDRESS [ARGUMENT...].

Prints what is wrong, a line each, and ends with 1; ends with 0 where nothing is.
"""
import importlib
import sys

from playwright.sync_api import sync_playwright


def main():
    name, chromium, address, *arguments = sys.argv[1:]
    check = importlib.import_module(name).check
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        problems = check(browser, address, *arguments)
        browser.close()
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)


main()
