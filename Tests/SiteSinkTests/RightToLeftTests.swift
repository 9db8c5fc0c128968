import NotionExportKit
import NotionModel
import SinkTestKit
import SiteSink
import Testing

/// Text from right to left: in a whole site by its language, in a page of another site by its words.
struct RightToLeftTests {
  /// Returns the home page, or its child, with `words` as title and text.
  private func page(isHome: Bool, language: String, words: String) async throws -> String {
    var workspace = ScriptedWorkspace(name: "Scripts")
    try workspace.add(page: "Home", id: SmallSite.id(1))
    try workspace.add(
      page: words, id: SmallSite.id(2), in: SmallSite.parent(1),
      content: [SmallSite.paragraph(SmallSite.run(words))])
    var options = SiteSinkPlugin.Options()
    options.language = language
    let output = RecordingOutput()
    try await SmallSite.export(workspace, into: output, options)
    let paths = output.files.keys.filter { $0.hasSuffix("index.html") }
    let path = try #require(paths.first { ($0 == "index.html") == isHome })
    return String(decoding: try #require(output.files[path]), as: UTF8.self)
  }

  @Test(
    "A site in a language that is written from right to left is laid out so",
    arguments: ["ar", "he-IL", "fa"])
  func site(language: String) async throws {
    let text = try await page(isHome: true, language: language, words: "שלום עולם")
    #expect(text.contains("<html lang=\"\(language)\" dir=\"rtl\""))
  }

  @Test("A page whose words run the other way than the site's turns its own text round, and no other does")
  func page() async throws {
    let words = "שלום עולם"
    #expect(
      try await page(isHome: false, language: "en", words: words).contains("<article dir=\"rtl\">"))
    #expect(try await page(isHome: false, language: "en", words: "Words").contains("<article>"))
    #expect(try await page(isHome: false, language: "he", words: words).contains("<article>"))
  }
}
