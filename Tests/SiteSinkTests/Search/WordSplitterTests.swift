import Testing

@testable import SiteSink

/// The normal form of search terms.
struct WordSplitterTests {
  @Test(
    "Words are told apart without case and accents, and scripts without spaces in pairs",
    arguments: [
      ("The tide, at 04:30", ["the", "tide", "at", "04", "30"]),
      ("Crème Brûlée", ["creme", "brulee"]), ("Straße", ["strasse"]), ("ΟΔΥΣΣΕΥΣ", ["οδυσσευσ"]),
      ("İstanbul", ["istanbul"]), ("Łódź", ["lodz"]), ("用語集", ["用語", "語集", "集"]), ("海", ["海"]),
      ("海の音 sea", ["海の", "の音", "音", "sea"]), ("Glossary用語", ["glossary", "用語", "語"]),
      ("ｶﾞｲﾄﾞ", ["ガイ", "イド", "ド"]), ("raw_data_v2", ["raw", "data", "v2"]), ("— … !", []),
    ])
  func terms(text: String, expected: [String]) {
    var terms: [String] = []
    WordSplitter.terms(of: text) { terms.append($0) }
    #expect(terms == expected)
  }

  @Test("A word without end counts as far as its first characters")
  func longWord() {
    var terms: [String] = []
    WordSplitter.terms(of: String(repeating: "a", count: 100) + " b") { terms.append($0) }
    #expect(terms == [String(repeating: "a", count: 32), "b"])
  }
}
