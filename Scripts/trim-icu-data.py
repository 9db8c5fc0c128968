#!/usr/bin/env python3
"""Leaves out of ICU's data what an English command line does not use.

    trim-icu-data.py IN OUT

Foundation links 34 MB of ICU data: names of languages and currencies in 800 locales, converters, break dictionaries. The
program shows no date, number or name by locale; what it keeps is the root locale and English, so that whatever asks by
another locale gets these. IN and OUT are packages of ICU's format CmnD, whose table of contents is explained in ICU's
source, in ucmndata.h.
"""

import re
import struct
import sys

# Every locale but the root and the plain English ones.
OTHER_LOCALE = re.compile(r"(?:\w+/)?(?!en(?:_001|_US|_US_POSIX)?\.res$)[a-z]{2,3}(?:_\w*)?\.res$")
# Converters between encodings, break dictionaries, transliterations, spelled-out numbers, names of characters, and tables
# for host names and texts that look alike.
OTHER_DATA = re.compile(r".*\.(?:cnv|dict|spp|cfu)$|translit/.*|rbnf/(?!root|res_index).*|unames\.icu$")


def read_items(package):
    """Returns the header, and the name and bytes of each item."""
    header_size, magic_1, magic_2 = struct.unpack_from("<HBB", package, 0)
    if (magic_1, magic_2, package[12:16]) != (0xDA, 0x27, b"CmnD"):
        sys.exit("error: this is no package of ICU data in little-endian order; make the archive without trimming")
    (count,) = struct.unpack_from("<I", package, header_size)
    entries = []
    for index in range(count):
        name, data = struct.unpack_from("<II", package, header_size + 4 + 8 * index)
        name += header_size
        entries.append((package[name : package.index(b"\0", name)], header_size + data))
    ends = [data for _, data in entries[1:]] + [len(package)]
    return package[:header_size], [(name, package[data:end]) for (name, data), end in zip(entries, ends)]


def package_of(header, items):
    """Returns a package of items, each at a multiple of 16 bytes from the start."""
    names = bytearray()
    name_offsets = []
    for name, _ in items:
        name_offsets.append(4 + 8 * len(items) + len(names))
        names += name + b"\0"
    table_size = 4 + 8 * len(items) + len(names)
    content = bytearray(header + bytes(table_size))
    table = bytearray(struct.pack("<I", len(items)))
    for offset, (_, data) in zip(name_offsets, items):
        content += bytes(-len(content) % 16)
        table += struct.pack("<II", offset, len(content) - len(header))
        content += data
    content[len(header) : len(header) + table_size] = table + names
    return content


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: trim-icu-data.py IN OUT")
    with open(sys.argv[1], "rb") as file:
        package = file.read()
    header, items = read_items(package)
    kept = []
    for name, data in items:
        path = name.decode("ascii").split("/", 1)[1]
        if not OTHER_LOCALE.match(path) and not OTHER_DATA.match(path):
            kept.append((name, data))
    trimmed = package_of(header, kept)
    with open(sys.argv[2], "wb") as file:
        file.write(trimmed)
    print(f"ICU data: {len(kept)} of {len(items)} items, {len(trimmed)} of {len(package)} bytes")


main()
