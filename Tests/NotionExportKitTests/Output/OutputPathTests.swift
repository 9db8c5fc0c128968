import NotionExportKit
import Testing

@Suite struct OutputPathTests {
  @Test(arguments: [
    "", "/", "/etc/passwd", "..", "a/../../b", "a/./b", "a//b", "a/", "a\\b", "a\u{0}b", "a\nb",
    String(repeating: "x", count: 256),
  ])
  func aPathThatIsNoneWithinTheOutputIsRefused(text: String) {
    let error = #expect(throws: OutputError.self) { try OutputPath(text) }
    #expect(error?.code == .invalidPath)
  }

  @Test func aComponentWithASlashIsRefused() {
    #expect(throws: OutputError.self) { try OutputPath(["a/b"]) }
    #expect(throws: OutputError.self) { try OutputPath([]) }
  }

  @Test func aPathKnowsItsFolderAndName() throws {
    let path = try OutputPath("Handbook/Été 🏖/page.md")
    #expect(path.folder == "Handbook/Été 🏖")
    #expect(path.name == "page.md")
    #expect(path.description == "Handbook/Été 🏖/page.md")
    #expect(try OutputPath("a").folder == "")
  }
}
