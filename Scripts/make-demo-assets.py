#!/usr/bin/env python3
"""Draws the pictures, sounds and documents of the demo workspace and writes them as Swift source.

usage: make-demo-assets.py OUTPUT-FILE [FOLDER-OF-THE-ASSETS-THEMSELVES]

Needs `cwebp` (package webp) and `cjpeg` (package libjpeg-turbo-progs). Run it only to change an asset: its output is committed.
"""
import base64, math, os, struct, subprocess, sys, tempfile, zlib

def png(width, height, pixel, scale=3):
    """A PNG of at most 256 colours, drawn by pixel(x, y) -> (r, g, b) with supersampling."""
    rows, palette = [], {}
    for y in range(height):
        row = []
        for x in range(width):
            r = g = b = 0
            for i in range(scale):
                for j in range(scale):
                    p = pixel(x + (i + .5) / scale, y + (j + .5) / scale)
                    r += p[0]; g += p[1]; b += p[2]
            n = scale * scale
            row.append(tuple(min(255, int(c / n / 12 + .5) * 12) for c in (r, g, b)))
        rows.append(row)
    counts = {}
    for row in rows:
        for c in row: counts[c] = counts.get(c, 0) + 1
    colours = sorted(counts, key=lambda c: -counts[c])[:256]
    index = {c: i for i, c in enumerate(colours)}
    def nearest(c):
        if c not in index:
            index[c] = min(range(len(colours)), key=lambda i: sum((a - b) ** 2 for a, b in zip(colours[i], c)))
        return index[c]
    raw = b"".join(b"\0" + bytes(nearest(c) for c in row) for row in rows)
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
            + chunk(b"PLTE", b"".join(bytes(c) for c in colours))
            + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))

def mix(a, b, t): return tuple(x + (y - x) * t for x, y in zip(a, b))

def harbour(width, height, sun=.7):
    def pixel(x, y):
        u, v = x / width, y / height
        horizon = .58
        if v < horizon:
            band = math.floor(v / horizon * 9) / 9
            c = mix((38, 58, 94), (244, 176, 128), band ** 1.4)
            dx, dy = (u - sun) * width / height, v - .46
            if dx * dx + dy * dy < .0095: c = (255, 226, 168)
            hill = .5 + .035 * math.sin(u * 9) + .02 * math.sin(u * 23 + 1)
            if v > hill: c = (58, 70, 100)
        else:
            t = (v - horizon) / (1 - horizon)
            wave = math.sin(u * 60 * (1.2 - t) + math.floor(t * 14) * 2.1)
            band = math.floor(t * 14) / 14
            c = mix((214, 150, 120), (24, 44, 72), band ** .6)
            if wave > .86: c = mix(c, (255, 226, 168), .35 * (1 - t))
        # The pier, its piles, and the hut over the stilling well.
        if u < .52 and .545 < v < .565: c = (26, 30, 44)
        if v > .565 and v < .80 and u < .52 and (u * 13) % 1 < .13: c = (26, 30, 44)
        if .34 < u < .44 and .44 < v < .55: c = (32, 38, 56)
        if v > .385 and v < .442 and abs(u - .39) < .065 * (v - .385) / .057: c = (150, 62, 52)
        if .375 < u < .395 and .47 < v < .50: c = (255, 214, 140)
        if .448 < u < .456 and .40 < v < .84: c = (240, 240, 232) if math.floor(v * 60) % 2 else (180, 50, 46)
        return c
    return pixel

def workshop(x, y):
    u, v = x / 480, y / 300
    c = (236, 226, 206)
    if v > .62: c = (150, 104, 66) if (v - .62) > .05 else (176, 126, 82)
    if v < .5 and (u * 12) % 1 < .9 and (v * 7) % 1 < .86: c = (222, 210, 188)
    tools = [(.12, .12, .03, .26), (.2, .12, .02, .2), (.27, .1, .05, .05), (.27, .15, .012, .25)]
    for a, b, w, h in tools:
        if a < u < a + w and b < v < b + h: c = (84, 92, 104)
    # Four floats in a row, the third of another colour.
    for i, cx in enumerate((.46, .58, .70, .82)):
        d = ((u - cx) * 1.6) ** 2 + (v - .53) ** 2
        if d < .0075: c = (196, 76, 56) if i == 2 else (64, 110, 142)
        if d < .0075 and v < .47: c = mix(c, (255, 255, 255), .35)
        if abs(u - cx) < .004 and .36 < v < .45: c = (60, 60, 60)
    if .05 < u < .36 and .56 < v < .63: c = (72, 78, 90)
    return c

def bell_wav():
    rate, n = 8000, 6400
    data = bytes(int(128 + 100 * math.exp(-t / 1800) * (
        .6 * math.sin(2 * math.pi * 523 * t / rate) + .3 * math.sin(2 * math.pi * 1318 * t / rate)
        + .1 * math.sin(2 * math.pi * 2093 * t / rate))) for t in range(n))
    return (b"RIFF" + struct.pack("<I", 36 + n) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate, 1, 8)
            + b"data" + struct.pack("<I", n) + data)

def checklist_pdf():
    lines = ["Field checklist", "", "[ ] Tide table of the day, printed", "[ ] Life jacket, one each",
             "[ ] Levelling staff and its foot plate", "[ ] Spare float, spare wire, spare patience",
             "[ ] Tell the harbour office before and after", "", "Tidewater Instruments, form 7, edition 3"]
    text = "BT /F1 20 Tf 72 760 Td 26 TL " + " ".join(
        "(%s) Tj T* /F1 12 Tf" % l.replace("(", "\\(").replace(")", "\\)") for l in lines) + " ET"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text.encode()),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    out, offsets = b"%PDF-1.4\n", []
    for i, o in enumerate(objects):
        offsets.append(len(out)); out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, o)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % o for o in offsets)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)

def run(data, name, command, result):
    with tempfile.TemporaryDirectory() as d:
        open(f"{d}/{name}", "wb").write(data)
        subprocess.run([part.format(d=d) for part in command], check=True)
        return open(f"{d}/{result}", "rb").read()

def jpeg(width, height, pixel):
    body = bytes(int(min(255, c)) for y in range(height) for x in range(width) for c in pixel(x + .5, y + .5))
    data = b"P6 %d %d 255\n" % (width, height) + body
    return run(data, "a.ppm", ["cjpeg", "-quality", "62", "-optimize", "-outfile", "{d}/b.jpg", "{d}/a.ppm"], "b.jpg")

def webp(data):
    return run(data, "a.png", ["cwebp", "-quiet", "-q", "50", "{d}/a.png", "-o", "{d}/b.webp"], "b.webp")

def webm(frames, width, height, milliseconds):
    """A film whose every frame is a VP8 key frame, taken out of a WebP picture."""
    def size(n, length=8): return (n | (1 << (7 * length))).to_bytes(length, "big")
    def element(ident, data): return bytes.fromhex(ident) + size(len(data)) + data
    def number(ident, n): return element(ident, n.to_bytes(max(1, (n.bit_length() + 7) // 8), "big"))
    ebml = element("1A45DFA3", number("4286", 1) + number("42F7", 1) + number("42F2", 4) + number("42F3", 8)
                   + element("4282", b"webm") + number("4287", 2) + number("4285", 2))
    info = element("1549A966", number("2AD7B1", 1000000) + element("4489", struct.pack(">d", len(frames) * milliseconds))
                   + element("4D80", b"Tidewater") + element("5741", b"Tidewater"))
    track = element("1654AE6B", element("AE", number("D7", 1) + number("73C5", 1) + number("83", 1)
                    + element("86", b"V_VP8") + element("E0", number("B0", width) + number("BA", height))))
    blocks = b"".join(element("A3", b"\x81" + struct.pack(">h", i * milliseconds) + b"\x80" + f) for i, f in enumerate(frames))
    cluster = element("1F43B675", number("E7", 0) + blocks)
    return ebml + element("18538067", info + track + cluster)

def tide_film():
    frames = []
    for k in range(10):
        level = .5 - .22 * math.cos(k / 10 * 2 * math.pi)
        def pixel(x, y, level=level):
            u, v = x / 160, y / 90
            c = mix((246, 232, 208), (180, 206, 220), v)
            if .68 < u < .76: c = (240, 240, 232) if math.floor(v * 16) % 2 else (180, 50, 46)
            if v > 1 - level + .02 * math.sin(u * 14): c = mix(c, (36, 84, 122), .82)
            return c
        data = webp(png(160, 90, pixel, 2))
        at = data.index(b"VP8 ")
        frames.append(data[at + 8:at + 8 + struct.unpack("<I", data[at + 4:at + 8])[0]])
    return webm(frames, 160, 90, 200)

def emoji(x, y):
    d = (x - 32) ** 2 + (y - 36) ** 2
    if d < 22 ** 2: return (206, 66, 52) if y < 36 else (246, 240, 228)
    if abs(x - 32) < 2 and y < 16: return (70, 70, 80)
    return (255, 255, 255)

GAUGE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 360" font-family="Georgia, serif" font-size="13">
<title>A stilling well, cut open</title><rect width="480" height="360" fill="#f7f2e7"/>
<path d="M0 210 Q60 196 120 210 T240 210 T360 210 T480 210 V360 H0Z" fill="#bcd3dc"/>
<rect x="190" y="70" width="100" height="250" fill="#fff" stroke="#2b3a4a" stroke-width="4"/>
<rect x="192" y="206" width="96" height="112" fill="#cfe0e6"/><rect x="180" y="296" width="14" height="10" fill="#2b3a4a"/>
<ellipse cx="240" cy="206" rx="34" ry="10" fill="#c0503c"/><path d="M240 196V60h70v40" fill="none" stroke="#2b3a4a" stroke-width="2"/>
<rect x="300" y="98" width="20" height="26" fill="#2b3a4a"/><path d="M170 70h140l-70-44z" fill="#9c4a3c"/>
<text x="330" y="116">counterweight</text><text x="300" y="190">float</text><text x="24" y="302">inlet, 25 mm</text>
<path d="M104 298h74M296 186l-28 14" stroke="#2b3a4a"/><text x="24" y="340">The inlet is small so that waves do not count.</text></svg>"""

def tide_chart():
    points = []
    for i in range(0, 241):
        t = i / 240 * 48
        h = 2.6 + 1.7 * math.cos(2 * math.pi * t / 12.42) + .35 * math.cos(2 * math.pi * t / 25.82 + .6)
        points.append("%.0f %.0f" % (40 + i * 2.5, 210 - h * 38))
    grid = "".join('<path d="M40 %d H640" stroke="#ddd"/><text x="12" y="%d">%d m</text>' % (210 - k * 38, 214 - k * 38, k) for k in range(6))
    hours = "".join('<text x="%d" y="232">%02d:00</text>' % (34 + k * 150, (k * 12) % 24) for k in range(5))
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 244" font-family="Georgia, serif" font-size="11">'
            '<title>Two days of tide at Saltmouth</title><rect width="680" height="244" fill="#fbf8f1"/>' + grid + hours
            + '<path d="M' + "L".join(points) + '" fill="none" stroke="#24547a" stroke-width="2.5"/></svg>')

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><title>Tidewater Instruments</title>
<rect width="96" height="96" rx="20" fill="#24547a"/><path d="M12 60q12-12 24 0t24 0 24 0" fill="none" stroke="#fff" stroke-width="6"/>
<path d="M12 74q12-12 24 0t24 0 24 0" fill="none" stroke="#9cc3d8" stroke-width="6"/><circle cx="48" cy="34" r="14" fill="#ce4234"/>
<path d="M48 8v12" stroke="#fff" stroke-width="4"/></svg>"""

TRACE = "time,level_mm,battery_v\n" + "".join(
    "2026-09-%02dT%02d:00:00Z,%d,%.2f\n" % (28 + i // 24, i % 24, 2600 + 1700 * math.cos(2 * math.pi * i / 12.42), 12.9 - i * .01)
    for i in range(48))

ASSETS = [
    ("harbour", "harbour at dusk.png", "image/png", lambda: png(640, 360, harbour(640, 360))),
    ("cover", "pier.jpg", "image/jpeg", lambda: jpeg(1000, 300, harbour(1000, 300, .82))),
    ("workshop", "workshop bench.png", "image/png", lambda: png(480, 300, workshop)),
    ("gauge", "stilling well.svg", "image/svg+xml", lambda: GAUGE.encode()),
    ("chart", "tide chart.svg", "image/svg+xml", lambda: tide_chart().encode()),
    ("logo", "logo.svg", "image/svg+xml", lambda: LOGO.encode()),
    ("buoy", "buoy.png", "image/png", lambda: png(64, 64, emoji)),
    ("bell", "bell.wav", "audio/wav", bell_wav),
    ("checklist", "field checklist.pdf", "application/pdf", checklist_pdf),
    ("film", "a tide in two seconds.webm", "video/webm", tide_film),
    ("trace", "saltmouth 2026-09-28.csv", "text/csv", lambda: TRACE.encode()),
]

def main():
    total = 0
    parts = []
    for name, file, kind, make in ASSETS:
        data = make(); total += len(data)
        text = base64.b64encode(data).decode()
        lines = [text[i:i + 4000] for i in range(0, len(text), 4000)]
        part = f"  /// {len(data)} bytes.\n"
        part += f'  static let {name} = DemoAsset(\n    "{file}", "{kind}", base64: """\n'
        for i, l in enumerate(lines):
            part += "      " + l + ("\\\n" if i < len(lines) - 1 else "\n")
        parts.append(part + '      """)\n')
        if len(sys.argv) > 2:
            open(f"{sys.argv[2]}/{file}", "wb").write(data)
        print(f"{name:10} {len(data):7}")
    with open(sys.argv[1], "w") as f:
        f.write("// swift-format-ignore-file\n// Made by Scripts/make-demo-assets.py.\n\nextension DemoAsset {\n")
        f.write("\n".join(parts) + "}\n")
    print("total", total)

if __name__ == "__main__":
    main()
