import TestSupport
import SinkRendering
import Testing

@testable import HTMLRendering

@Suite("Random input to HTML") struct HTMLFuzzTests {
  @Test("Formulas are understood or not") func formulas() {
    let pieces = [
      "\\frac", "\\sqrt", "[", "]", "{", "}", "x", "12", ".", "^", "_", "'", "&", "\\\\", "\\left", "\\right",
      "(", ")",
      "\\middle|", "\\begin{matrix}", "\\end{matrix}", "\\begin{array}{lc}", "\\end{array}", "\\text{",
      "\\hat", " ",
      "\\mathbb", "\\not", "\\big", "\\displaystyle", "\\limits", "\\sum", "\\operatorname*{", "\\",
      "\\[4pt]", "é", "∑",
    ]
    Fuzz.run("latex", cases: 10_000) { input in _ = LaTeXParser.parse(input.text(of: pieces, upTo: 40)) }
  }

  @Test(
    "A formula of a hundred thousand nested commands is none, and no end of the program",
    arguments: [
      "\\sqrt", "\\frac1", "{", "\\hat", "x^", "\\left(", "\\displaystyle", "\\sqrt[", "\\not",
      "\\begin{matrix}", "x_{",
    ])
  func depth(piece: String) { #expect(LaTeXParser.parse(String(repeating: piece, count: 100_000)) == nil) }

  @Test("Web addresses are encoded or refused") func addresses() {
    let pieces = [
      "http", "https", "mailto", "javascript", ":", "//", "/", "@", "[", "]", "::", "a.b", "xn--", "0x7f",
      "%", "%4", "\\",
      "\"", "#", "?", "\n", "é", "99999", ".", "-", "_",
    ]
    Fuzz.run("web-addresses", cases: 10_000) { input in
      guard let address = WebAddress(input.text(of: pieces)) else { return }
      #expect(WebAddress(address.text)?.text == address.text)
    }
  }
}
