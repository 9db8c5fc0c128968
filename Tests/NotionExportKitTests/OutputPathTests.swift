import NotionExportKit
import Testing

@Suite struct OutputPathTests {
  @Test(
    "A text that is not a path within the output is refused",
    arguments: [
      "", "/", "/etc/passwd", "..", "a/../../b", "a/./b", "a//b", "a/", "a\\b", "a\u{0}b", "a\nb",
      String(repeating: "x", count: 256),
    ])
  func invalidPath(text: String) {
    let error = #expect(throws: OutputError.self) { try OutputPath(text) }
    #expect(error?.code == .invalidPath)
  }

  @Test("A component with a slash is refused") func componentWithSlash() {
    #expect(throws: OutputError.self) { try OutputPath(["a/b"]) }
    #expect(throws: OutputError.self) { try OutputPath([]) }
  }

  @Test("A path has a folder and a name") func folderAndName() throws {
    let path = try OutputPath("Handbook/Été 🏖/page.md")
    #expect(path.folder == "Handbook/Été 🏖")
    #expect(path.name == "page.md")
    #expect(path.description == "Handbook/Été 🏖/page.md")
    #expect(try OutputPath("a").folder == "")
  }
}

/// Names that a file system may take for one have one folded form, and their titles one key.
struct NameFoldingTests {
  @Test(
    "Case, Unicode form and characters that are not shown do not count",
    arguments: [
      ("caf\u{E9}", "CAFE\u{301}"), ("\u{C5}", "\u{212B}"), ("\u{DF}", "SS"), ("\u{1E9E}", "ss"),
      ("\u{130}", "i\u{307}"), ("\u{17F}", "S"), ("\u{212A}", "k"), ("\u{3C2}", "\u{3A3}"),
      ("\u{FB01}", "FI"),
      ("a\u{200D}b", "AB"), ("\u{390}", "\u{1FD3}"), ("\u{345}", "\u{3B9}"),
    ])
  func equalForms(one: String, other: String) {
    #expect(NameFolding.folded(one).unicodeScalars.elementsEqual(NameFolding.folded(other).unicodeScalars))
    #expect(TitleKey.key(of: one).unicodeScalars.elementsEqual(TitleKey.key(of: other).unicodeScalars))
  }

  @Test(
    "Titles that give one name have one key",
    arguments: [
      ("What?", "\"What*\""), ("End. .", "end"), ("a\u{301}b", "a*\u{301}b"), ("zero\u{200B}", "zero"),
      (String(repeating: "-", count: 178) + "ab1", String(repeating: "-", count: 178) + "ab2"),
      (String(repeating: "\u{212A}", count: 59) + "x", String(repeating: "k", count: 59) + "y"),
      (String(repeating: "?", count: 500) + "a", "a"), ("  a   b ", "a b"),
    ])
  func equalNames(one: String, other: String) {
    #expect(TitleKey.key(of: one) == TitleKey.key(of: other))
  }

  @Test(
    "Titles that differ have different keys",
    arguments: [("Notes 1", "Notes 2"), ("\u{E9}", "e"), ("a", "b")])
  func differentKeys(one: String, other: String) {
    #expect(TitleKey.key(of: one) != TitleKey.key(of: other))
  }
}
