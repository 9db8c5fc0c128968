"""Opens every attachment of an output, and puts each into pages as a script: nothing of them runs.

Asks three ways: `serve` at the address, a static server that tells types by names, and the disk.
"""
import functools
import http.server
import os
import threading
from urllib.parse import quote


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def ran(page):
    return page.evaluate("() => document.documentElement?.dataset?.ran || ''")


def check(browser, address, folder):
    problems = []
    files, pages = [], []
    for path, _, names in os.walk(folder):
        for name in names:
            file = os.path.relpath(os.path.join(path, name), folder)
            if name.endswith(".html") and "assets" not in file.split("/"):
                pages.append(file)
            elif "assets" in file.split("/")[:-1] and "vil" in name.lower():
                files.append(file)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    static = f"http://127.0.0.1:{server.server_address[1]}/"
    if len(files) < 10 or not pages:
        problems.append(f"only {len(files)} attachments and {len(pages)} pages are there")
    for base in (address, static, f"file://{folder}/"):
        for file in files:
            context = browser.new_context(accept_downloads=True)
            page = context.new_page()
            try:
                page.goto(base + quote(file))
                if ran(page):
                    problems.append(f"{base}{file} runs")
            except Exception as error:
                # What is saved is not opened.
                if "Download is starting" not in str(error) and "ERR_ABORTED" not in str(error):
                    problems.append(f"{base}{file}: {error}")
            context.close()
        for path in pages:
            # As if markup had come through after all.
            context = browser.new_context()
            page = context.new_page()
            page.goto(base + quote(path))
            if ran(page):
                problems.append(f"{base}{path} ran something")
            for file in files:
                page.evaluate(
                    """file => new Promise(resolve => {
                      const script = document.createElement("script");
                      script.onload = script.onerror = resolve;
                      setTimeout(resolve, 2000);
                      script.src = file;
                      document.head.append(script);
                    })""", base + quote(file))
                if ran(page):
                    problems.append(f"{base}{path} lets {file} run")
                    break
            context.close()
    server.shutdown()
    return problems
