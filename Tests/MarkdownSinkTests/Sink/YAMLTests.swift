@testable import MarkdownSink
import RenderingTestSupport
import Testing
import Yams

/// The shortcut without Yams classifies as texts only what Yams also classifies as texts.
@Suite struct YAMLTextTests {
  private func expectAsYams(_ text: String) throws {
    let ours = try Yams.serialize(node: .scalar(YAMLText.scalar(text)))
    let theirs = try Yams.serialize(node: .scalar(text.represented()))
    #expect(ours == theirs, "\(text.debugDescription)")
  }

  @Test(
    "A text has the form that Yams gives it",
    arguments: [
      "", "~", "=", "<<", "null", "Null", "NULL", "yes", "No", "ON", "off", "True", "FALSE", "nulls", "yes ",
      "yes\n", "false\r\n", "null\u{2028}", "false\u{2028}", " yes", "y", "n", "0", "-1", "+.5", ".inf",
      "-.INF",
      ".nan", "0x1F", "0o7", "1e3", "1_000", "190:20:30", "2024-05-01", "2024-05-01T10:00:00Z", "- item", "#",
      "a: b", "a", "Ünï", "日本語", "'", "\"", "!tag", "&a", "*a", "{", "[", "|", ">", "%", "@", "`", "?", ":",
    ])
  func form(text: String) throws {
    try expectAsYams(text)
  }

  @Test("Any short text has the form that Yams gives it") func shortTexts() throws {
    var random = RepeatableGenerator(seed: 7)
    let letters = Array("nulNULtrueTRfasFSyYoO0189.+-_:~<=eExXinfINF \n\r\u{85}\u{2028}é")
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...8, using: &random)
      try expectAsYams(String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" }))
    }
  }
}

/// Yams reads the values of the front matter back.
@Suite struct YAMLValueTests {
  @Test("A written text is parsed as the same text") func roundTrip() throws {
    var random = RepeatableGenerator(seed: 13)
    let letters = Array("aZ09 -:#'\",[]{}&*!|>%@`?.~=/()é日🌊")
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...10, using: &random)
      let text = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
      let yaml = try YAMLValue.entries([.init(name: "key", value: .text(text))]).document
      #expect(try Yams.compose(yaml: yaml)?["key"]?.string == text, "\(yaml)")
    }
  }
}
