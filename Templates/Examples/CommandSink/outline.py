#!/usr/bin/env python3
"""A sink for notion-export in Python: a text file for each page, and the files that pages show.

    notion-export --format command -O command.run='python3 outline.py' --output out

Events come on standard input and answers go to standard output, a JSON object on each line; the protocol is
described in NotionExportKit's documentation, "A sink in any language". Needs nothing but Python 3.8.
"""

import hashlib
import json
import sys


def answer(message):
    """Sends a line to notion-export, at once."""
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def text_of(block):
    """The text of a block, or its type where it has none."""
    payload = block.get(block["type"])
    runs = payload.get("rich_text") if isinstance(payload, dict) else None
    if not isinstance(runs, list):
        return "(" + block["type"] + ")"
    return "".join(run.get("plain_text", "") for run in runs).replace("\n", " ")


class TextFile:
    """A file that is sent in parts, so that a long page takes no memory."""

    def __init__(self, event, path):
        self.event, self.path, self.lines, self.size = event, path, [], 0

    def write(self, line):
        self.lines.append(line + "\n")
        self.size += len(line)
        if self.size > 50_000:
            self.send(more=True)

    def close(self):
        self.send(more=False)

    def send(self, more):
        answer({"type": "file", "event": self.event, "path": self.path, "text": "".join(self.lines), "more": more})
        self.lines, self.size = [], 0


def write_page(event, lines):
    """Writes a page while its blocks come."""
    file = TextFile(event["event"], "pages/" + event["page"]["id"] + ".txt")
    file.write(" / ".join(event["path"]))
    for line in lines:
        message = json.loads(line)
        if message["type"] == "page_end":
            break
        if message["type"] == "block":
            file.write("  " * message["depth"] + text_of(message["block"]))
    file.close()


def main():
    lines = iter(sys.stdin)
    for line in lines:
        event = json.loads(line)
        kind = event["type"]
        if kind == "open":
            answer({"type": "ready", "protocol": 1})
        elif kind == "close":
            break
        elif kind in ("data_source", "row"):
            # The rows come as pages, too; data_source_end is the end of this event.
            continue
        else:
            if kind == "page":
                write_page(event, lines)
            elif kind == "asset" and "sha256" in event:
                # Two files may have one name, and one content.
                path = "files/" + hashlib.sha256(event["key"].encode()).hexdigest()[:32]
                answer({"type": "file", "event": event["event"], "path": path, "asset": event["key"]})
            # What is acknowledged does not come again until it changes.
            answer({"type": "ack", "event": event["event"]})


if __name__ == "__main__":
    main()
