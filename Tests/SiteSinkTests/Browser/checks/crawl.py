"""Every page loads quietly, every link of it leads somewhere, and every picture and file is there."""
from urllib.parse import urldefrag

from watched import page as watched

FACTS = """() => ({
  links: [...document.querySelectorAll("a[href]")].map(a => a.href),
  files: [...document.querySelectorAll("[src], link[href], [poster]")]
    .filter(e => e.rel !== "canonical" && e.rel !== "alternate").map(e => e.src || e.href || e.poster),
  alternates: [...document.querySelectorAll("link[rel~=alternate]")].map(e => e.href),
  ids: [...document.querySelectorAll("[id]")].map(e => e.id),
  overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  sizes: [...document.images].filter(i => !i.hasAttribute("width") && !i.closest(".nav-icon, .brand, .icon")
    && !i.classList.contains("icon") && !i.classList.contains("emoji")).length,
})"""


def check(browser, address, least):
    problems, seen, waiting, ids, anchors, files = [], set(), [address], {}, [], set()
    with watched(browser, problems, address) as page:
        while waiting:
            url = waiting.pop()
            if url in seen:
                continue
            seen.add(url)
            answer = page.goto(url, wait_until="load")
            if answer and answer.status != 200:
                problems.append(f"{url}: {answer.status}")
                continue
            # A redirect of the site's own goes on by itself.
            facts = page.evaluate(FACTS)
            ids[page.url] = ids[url] = set(facts["ids"])
            if facts["overflow"] > 0:
                problems.append(f"{url}: wider than the window by {facts['overflow']}")
            for link in facts["links"]:
                target, anchor = urldefrag(link)
                if not target.startswith(address):
                    continue
                if anchor:
                    anchors.append((url, target, anchor))
                if target.endswith(("/", ".html")):
                    waiting.append(target)
                else:
                    files.add((url, target))
            files.update((url, file) for file in facts["files"] + facts["alternates"])
        for url, file in sorted(files):
            if file.startswith("data:"):
                continue
            if not file.startswith(address):
                problems.append(f"{url}: shows {file}, which is elsewhere")
            elif (status := page.request.head(file).status) != 200:
                problems.append(f"{url}: {file} answers {status}")
    problems += [f"{url}: nothing is called #{anchor} in {target}" for url, target, anchor in anchors
                 if target in ids and anchor not in ids[target]]
    if len(seen) < int(least):
        problems.append(f"only {len(seen)} pages were reached")
    return problems
