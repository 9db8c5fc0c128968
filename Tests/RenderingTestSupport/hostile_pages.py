"""Compares the files of an export of hostile texts with those of the same workspace without them.

hostile_pages.py HONEST HOSTILE WORD MENTIONS: prints what is wrong, a line each. Whatever the texts say, a page has no
element and no attribute that the honest pages do not have, no address that runs something, no script but the
templates' own; feeds, drawings and the search index are well-formed and hold nothing but text.
"""

import os
import re
import sys
import xml.etree.ElementTree as xml

import html5lib

UNSAFE = re.compile(r"^[\x00-\x20]*(javascript|vbscript|data|file|blob|about|view-source)\s*:", re.I)
PICTURE = re.compile(r"^data:image/(png|jpeg|gif|webp|avif|bmp);base64,[A-Za-z0-9+/=]+$")
ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "cite", "background", "ping"}
SHEET = re.compile(r'^held-value\{(--[\w-]+:"[^"\\<\n\x00-\x1f]*"(;--[\w-]+:"[^"\\<\n\x00-\x1f]*")*)?\}\n$')


def name(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else "!comment"


class Folder:
    """What the files of an export are made of."""

    def __init__(self, folder, word):
        self.folder, self.word, self.problems = folder, word, []
        self.parts, self.scripts, self.metas, self.tags, self.mentions, self.pages = set(), set(), set(), set(), 0, 0
        self.files = {}
        for path, _, names in os.walk(folder):
            if ".notion-export" in path:
                continue
            for file in names:
                full = os.path.join(path, file)
                self.read(os.path.relpath(full, folder), full)

    def say(self, file, what):
        self.problems.append(f"{file}: {what}")

    def read(self, file, full):
        with open(full, "rb") as source:
            data = source.read()
        if file.endswith(".html"):
            self.page(file, data.decode("utf-8"))
        elif file.endswith((".xml", ".svg")) and (file.endswith(".xml") or file == "assets/favicon.svg"):
            try:
                self.tags.update(element.tag for element in xml.fromstring(data).iter())
            except xml.ParseError as error:
                self.say(file, f"is not well-formed: {error}")
        elif file.startswith("search/"):
            if not SHEET.match(data.decode("utf-8")):
                self.say(file, "is more than a list of texts")
        elif file.startswith("assets/") and file.endswith((".js", ".css")) or file == "robots.txt":
            self.files[file] = data

    def page(self, file, text):
        self.pages += 1
        for control in re.findall("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", text):
            self.say(file, f"holds the control character {ord(control):x}")
        root = html5lib.parse(text, namespaceHTMLElements=False)
        for element in root.iter():
            tag = name(element)
            self.parts.add((tag, None))
            if self.word in (element.text or "") or self.word in (element.tail or ""):
                self.mentions += 1
            if tag == "script":
                self.scripts.add(element.text or "")
            if tag == "meta" and "http-equiv" in element.attrib:
                value = element.attrib["content"]
                self.metas.add((element.attrib["http-equiv"], re.sub("url=.*", "url=", value)))
            if tag == "!comment":
                continue
            for key, value in element.attrib.items():
                self.parts.add((tag, key))
                if key in ADDRESSES and UNSAFE.match(value) and not (tag == "img" and PICTURE.match(value)):
                    self.say(file, f"{tag} has the address {value[:80]}")
                if key == "style" and not re.match(r"^flex-grow:[\d.]+$", value):
                    self.say(file, f"{tag} has the style {value[:80]}")
                if key == "class" and not re.match(r"^[\w /+#.-]*$", value):
                    self.say(file, f"{tag} has the class {value[:80]}")


def main():
    honest, hostile = Folder(sys.argv[1], sys.argv[3]), Folder(sys.argv[2], sys.argv[3])
    problems = [f"honest: {problem}" for problem in honest.problems] + hostile.problems
    # What stands in for a block that is not known, and for what could not be read.
    known = honest.parts | {("p", "class"), ("code", "class"), ("span", "title"), ("span", "role"), ("span", "aria-label")}
    for tag, key in sorted(hostile.parts - known, key=str):
        problems.append(f"no honest page has {tag} {key or ''}")
    for what in ("scripts", "metas", "tags"):
        for value in sorted(getattr(hostile, what) - getattr(honest, what)):
            problems.append(f"no honest file has among its {what}: {str(value)[:200]}")
    for file, data in honest.files.items():
        if hostile.files.get(file) != data:
            problems.append(f"{file} depends on texts")
    # A page below what could not be read is not found.
    if hostile.pages * 10 < honest.pages * 9 or hostile.mentions < int(sys.argv[4]):
        problems.append(f"only {hostile.pages} pages of {honest.pages} and {hostile.mentions} mentions were looked at")
    print("\n".join(problems))
    sys.exit(1 if problems else 0)


main()
