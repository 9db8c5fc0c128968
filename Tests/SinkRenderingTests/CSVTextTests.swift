import SinkRendering
import Testing

/// CSV with intact lines and without formulas.
struct CSVTextTests {
  @Test(
    "A text that begins like a formula has an apostrophe before it",
    arguments: [
      "=1", "+x", "-x", "@x", "\tx", "\rx", "\nx", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}x", "\u{FF20}x", " =1",
      "\u{200B}=1", "\u{FEFF}=1", "-", "- item", "--1", "1e5".replacing("1", with: "+1+"),
    ])
  func formulas(text: String) { #expect(CSVText.harmless(text) == "'\(text)") }

  @Test(
    "Numbers and other texts stay as they are",
    arguments: ["", "a=b", "-1", "+1", "-1.5", "-1.5e-3", "1+1", "€ -5", "a@b.de", " x", "'=1"])
  func others(text: String) { #expect(CSVText.harmless(text) == text) }

  @Test("Fields are quoted where they must be")
  func fields() {
    #expect(CSVText.record(["a,b", "c\"d", "e;f", "g"]) == "\"a,b\",\"c\"\"d\",\"e;f\",g\r\n")
  }

  @Test(
    "A quotation mark is doubled beside a scalar that joins it",
    arguments: ["a\"\u{301}b", "a\u{600}\"b", "\"\u{FE0F}", "\u{600}\"\u{200D}\""])
  func joined(text: String) {
    let record = CSVText.record([text])
    #expect(
      record.utf8.count { $0 == UInt8(ascii: "\"") } == 2 + 2 * text.utf8.count { $0 == UInt8(ascii: "\"") })
  }
}
