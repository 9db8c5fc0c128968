"""Tells what an HTML5 parser that is not ours makes of documents.

Reads a JSON array of documents from the file named first, and writes a JSON array of facts about each to
the file named second: the texts with their marks, the elements, the attributes that hold addresses, the ids.
"""

import json
import sys
from urllib.parse import unquote

import html5lib

BLOCKS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr",
    "td", "th", "details", "summary", "div", "aside", "figure", "figcaption", "section", "nav", "pre", "hr",
    "label", "article", "main", "header", "footer", "body",
}
# Elements of which the stylesheet keeps white space.
KEPT = {"p", "h1", "h2", "h3", "h4", "h5", "summary", "figcaption", "td", "th", "label", "pre"}
MARKS = {"strong": "b", "em": "i", "s": "s", "u": "u", "code": "c"}


def name(element):
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else "!comment"


class Facts:
    def __init__(self, document):
        self.texts, self.current = [], []
        self.elements, self.addresses, self.ids, self.handlers = {}, [], [], []
        root = html5lib.parse(document, namespaceHTMLElements=False)
        self.walk(root, "", None, None, False)
        self.flush()

    def flush(self):
        if self.current:
            self.texts.append(self.current)
        self.current = []

    def show(self, text, marks, link, color):
        if not text:
            return
        last = self.current[-1] if self.current else None
        if last and last[1:] == [marks, link, color]:
            last[0] += text
        else:
            self.current.append([text, marks, link, color])

    def walk(self, element, marks, link, color, kept):
        tag = name(element)
        if tag == "!comment":
            self.elements[tag] = self.elements.get(tag, 0) + 1
            return
        self.elements[tag] = self.elements.get(tag, 0) + 1
        for key, value in element.attrib.items():
            if key in ("href", "src", "action", "data", "poster", "srcset"):
                self.addresses.append(value)
            elif key == "id":
                self.ids.append(value)
            elif key.startswith("on"):
                self.handlers.append(key)
        if tag in ("head", "title", "style", "script"):
            for child in element:
                self.walk(child, marks, link, color, kept)
            self.current = []
            return
        if tag == "math":
            for annotation in element.iter():
                if name(annotation) == "annotation":
                    self.show(annotation.text or "", marks + "e", link, color)
            return
        if tag == "br":
            self.show("\n", marks, link, color)
        if tag in BLOCKS:
            self.flush()
            if tag in KEPT:
                kept = True
            elif tag != "div":
                kept = False
        classes = element.attrib.get("class", "").split()
        if tag == "code" and "latex" in classes:
            marks += "e"
        elif tag in MARKS and MARKS[tag] not in marks:
            marks = "".join(sorted(marks + MARKS[tag]))
        if tag == "a":
            link = unquote(element.attrib.get("href", ""))
        if tag == "span":
            for value in classes:
                if value.startswith(("c-", "b-")):
                    color = value
        if element.text and (kept or element.text.strip()):
            self.show(element.text, marks, link, color)
        for child in element:
            self.walk(child, marks, link, color, kept)
            if child.tail and (kept or child.tail.strip()):
                self.show(child.tail, marks, link, color)
        if tag in BLOCKS:
            self.flush()


def main():
    with open(sys.argv[1], encoding="utf-8") as source:
        documents = json.load(source)
    facts = []
    for document in documents:
        found = Facts(document)
        facts.append({
            "texts": [
                [{"text": t, "marks": m, "link": l, "color": c} for t, m, l, c in text] for text in found.texts
            ],
            "elements": found.elements, "addresses": found.addresses, "ids": found.ids,
            "handlers": found.handlers,
        })
    with open(sys.argv[2], "w", encoding="utf-8") as target:
        json.dump(facts, target)


main()
