import NotionModel
import Testing

@Suite("Percent-encoding") struct PercentEncodingTests {
  @Test(
    "All but the unreserved characters are encoded, byte by byte",
    arguments: [
      ("", ""), ("aZ09-._~", "aZ09-._~"), ("a b", "a%20b"), ("é", "%C3%A9"), ("/?#%", "%2F%3F%23%25"),
      ("\n\0", "%0A%00"),
    ])
  func encoding(text: String, encoded: String) {
    #expect(PercentEncoding.encoded(text) == encoded)
    #expect(PercentEncoding.decoded(encoded) == text)
  }

  @Test(
    "What begins no escape stays",
    arguments: ["%", "%4", "100%", "%zz", "%+5", "%-1", "a%2", "%%"])
  func strayPercentSigns(text: String) {
    #expect(PercentEncoding.decoded(text) == text)
  }

  @Test("Both cases of digits are read, and an escape has capitals") func digits() {
    #expect(PercentEncoding.decoded("%c3%A9%7e") == "é~")
    #expect(PercentEncoding.escape(of: 0x0A) == "%0A")
  }
}
