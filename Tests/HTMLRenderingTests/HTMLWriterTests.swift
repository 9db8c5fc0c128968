import CMalloc
import HTMLRendering
import NotionExportKit
import Testing

/// The writer produces valid HTML for any content.
struct HTMLWriterTests {
  @Test("Content is escaped by where it stands")
  func escaping() async throws {
    let html = try await Rendered.html { html in
      try html.open("p", ("title", "a \"b\" <c> & é 漢 😀"), ("lang", nil))
      try html.text("<script>alert('x')</script> & \"quoted\" é 😀")
    }
    #expect(
      html == "<p title=\"a &quot;b&quot; &lt;c&gt; &amp; é 漢 😀\">"
        + "&lt;script&gt;alert('x')&lt;/script&gt; &amp; &quot;quoted&quot; é 😀</p>")
  }

  @Test("Text is escaped where no element is open, before, between and after elements")
  func outerText() async throws {
    let html = try await Rendered.html { html in
      try html.text("<script>\"a\" & 'b'</script>\u{0}")
      try html.empty("br")
      try html.text("<img onerror=x>\"\u{301}")
      try html.element("b", text: "<i>")
      try html.text("--> ]]> &amp;")
    }
    #expect(
      html == "&lt;script&gt;&quot;a&quot; &amp; 'b'&lt;/script&gt;<br/>&lt;img onerror=x&gt;&quot;\u{301}"
        + "<b>&lt;i&gt;</b>--&gt; ]]&gt; &amp;amp;")
  }

  @Test("Void elements have no end tag, and all others have one even when they are empty")
  func voidElements() async throws {
    let html = try await Rendered.html { html in
      try html.element("p") { html in
        try html.empty("br")
        try html.empty("i", ("class", "x"))
        try html.empty("wbr")
      }
      try html.empty("iframe", ("src", "a"))
      try html.empty("input", ("type", "checkbox"), ("checked", ""))
    }
    #expect(
      html == "<p><br/><i class=\"x\"></i><wbr/></p><iframe src=\"a\"></iframe>"
        + "<input type=\"checkbox\" checked=\"\"/>")
  }

  @Test("Characters that HTML forbids are left out, and line ends are made one kind")
  func forbiddenCharacters() async throws {
    let scalars = [0xFFFE, 0xFDD0, 0x1FFFF].compactMap { Unicode.Scalar(UInt32($0)) }
    let noncharacters = String(String.UnicodeScalarView(scalars))
    let html = try await Rendered.html { html in
      let text = "a\u{0}b\u{8}c\u{7F}\u{85}d\(noncharacters)\r\ne\rf\u{C}g\th"
      try html.element("p", ("title", "\u{0}a\u{1B}b\(noncharacters)"), text: text)
    }
    #expect(html == "<p title=\"ab\">abcd\ne\nf g\th</p>")
  }

  @Test("The first line end in a verbatim element is doubled, as parsers drop it")
  func verbatim() async throws {
    let html = try await Rendered.html { html in
      try html.element("pre", text: "\nfirst")
      try html.element("textarea", text: "\r\nfirst")
      try html.element("pre") { html in
        try html.open("code")
        try html.text("\nfirst")
      }
      try html.element("p", text: "\nfirst")
    }
    #expect(
      html
        == "<pre>\n\nfirst</pre><textarea>\n\nfirst</textarea><pre><code>\nfirst</code></pre><p>\nfirst</p>")
  }

  @Test("A document begins with its type, and what is open at its end is closed")
  func document() async throws {
    let html = try await Rendered.html { html in
      try html.doctype()
      try html.open("html")
      try html.open("body")
      try html.open("p")
    }
    #expect(html == "<!DOCTYPE html>\n<html><body><p></p></body></html>")
  }

  @Test("A scope closes what was left open in it")
  func scopes() async throws {
    let html = try await Rendered.html { html in
      try html.element("ul") { html in
        try html.open("li")
        try html.open("b")
      }
      #expect(html.depth == 0)
    }
    #expect(html == "<ul><li><b></b></li></ul>")
  }

  #if os(Linux)
  @Test("A refusal of the file is thrown on, and nothing is kept of ten thousand writers")
  func leaks() async throws {
    struct Full: Error {}
    func write() throws {
      var writer = try HTMLWriter()
      var file = OutputFile { _ in throw Full() }
      for _ in 0..<20 { try writer.element("p", ("class", "x"), text: String(repeating: "text ", count: 40)) }
      try writer.finish(to: &file)
      try file.drain()
    }
    for _ in 0..<200 { #expect(throws: Full.self) { try write() } }
    let before = mallinfo2().uordblks
    for _ in 0..<10_000 { _ = try? write() }
    let after = mallinfo2().uordblks
    // One byte a writer would be seen; other tests of the process may hold something meanwhile.
    #expect(Int(after) - Int(before) < 2_000_000)
  }
  #endif
}
