import Testing

@testable import SinkRendering

/// The drawings that keep their names in published output.
struct InertDrawingTests {
  private static let opening =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"

  @Test(
    "A drawing that only draws is a picture",
    arguments: [
      "<path d=\"M0 0h1\"/>",
      "<g fill='red'><circle r='1'/><text>a &lt; b</text></g>",
      "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient></defs><use href=\"#a\" xlink:href=\"#a\"/>",
      "<style>.a { fill: red }</style><!-- a > b --><metadata><![CDATA[<b>]]></metadata>",
      "<image href=\"data:image/png;base64,iVBORw0KGgo=\"/>",
      "<animate attributeName=\"opacity\" values=\"0;1\" dur=\"1s\"/>",
      "<s:namedview xmlns:s=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" s:zoom=\"1\"/>",
    ])
  func inert(content: String) {
    for head in [
      "", "\u{FEFF}", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n", "<!DOCTYPE svg>\n",
    ] {
      #expect(InertDrawing.isInert(Array("\(head)\(Self.opening)\(content)</svg>\n".utf8)), "\(head)")
    }
  }

  @Test(
    "A drawing that could run something is none",
    arguments: [
      "<script>x</script>", "<SCRIPT>x</SCRIPT>", "<script href=\"x.js\"/>",
      "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\"/>",
      "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">x</h:script>", "<path onload=\"x\"/>",
      "<path\nONCLICK = 'x'/>",
      "<path a=\"b\"onload=\"x\"/>", "<path onload=x/>", "<a href=\"javascript:x\"><text>a</text></a>",
      "<use href=\"other.svg#a\"/>", "<use xlink:href=\"data:image/svg+xml,&lt;svg/>\"/>",
      "<image href=\"https://example.com/x\"/>",
      "<foreignObject><iframe/></foreignObject>", "<iframe xmlns=\"http://www.w3.org/1999/xhtml\"/>",
      "<set attributeName=\"href\" to=\"javascript:x\"/>", "<animate attributeName=\"onclick\" to=\"x\"/>",
      "<animate attributeName=\"xlink:href\" values=\"a;b\"/>", "<set attributeName=\"h&#114;ef\" to=\"x\"/>",
      "<image href=\"&#106;avascript:x\"/>", "<?xml-stylesheet href=\"x.xsl\" type=\"text/xsl\"?>", "<!-- ",
      "<![CDATA[ ",
      "<handler type=\"application/ecmascript\">x</handler>", "<listener event=\"click\"/>",
      "<path d=\"a\0b\"/>", "<",
      "<m:math xmlns:m=\"http://www.w3.org/1998/Math/MathML\" href=\"#\"/>",
    ])
  func active(content: String) {
    #expect(!InertDrawing.isInert(Array("\(Self.opening)\(content)</svg>".utf8)))
  }

  @Test("What is not UTF-8, has an internal subset, or is no drawing at all is none")
  func others() {
    let drawing = "\(Self.opening)</svg>"
    for text in [
      "", "text", "<!DOCTYPE svg [<!ENTITY x \"<script/>\">]>\(drawing)",
      "<?xml version=\"1.0\" encoding=\"utf-7\"?>\(drawing)",
      "<?xml version=\"1.0\" encoding=\"iso-2022-jp\"?>\(drawing)",
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
      "\(drawing)<script/>", "<svg><script>x</script></svg>",
    ] { #expect(!InertDrawing.isInert(Array(text.utf8)), "\(text)") }
    let wide = drawing.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(!InertDrawing.isInert([0xFF, 0xFE] + wide))
    #expect(!InertDrawing.isInert(Array(drawing.utf8) + [0xFF]))
  }
}
