import NotionExportKit
import NotionModel
import SinkTestKit
import SiteSink
import Testing

/// Text from right to left: in a whole site by its language, in a page of another site by its words.
struct RightToLeftTests {
  private func page(_ path: String, language: String, words: String) async throws -> String {
    var workspace = ScriptedWorkspace(name: "Scripts")
    try workspace.add(page: "Home", id: SmallWorkspace.id(1))
    try workspace.add(
      page: "Words", id: SmallWorkspace.id(2), in: SmallWorkspace.parent(1),
      content: [SmallWorkspace.paragraph(SmallWorkspace.run(words))])
    var options = SiteSinkPlugin.Options()
    options.language = language
    let output = RecordingOutput()
    try await SmallWorkspace.export(workspace, into: output, options)
    return String(decoding: try #require(output.files[path]), as: UTF8.self)
  }

  @Test(
    "A site in a language that is written from right to left is laid out so",
    arguments: ["ar", "he-IL", "fa"])
  func site(language: String) async throws {
    let text = try await page("index.html", language: language, words: "שלום עולם")
    #expect(text.contains("<html lang=\"\(language)\" dir=\"rtl\""))
  }

  @Test("A page whose words run the other way than the site's turns its own text round, and no other does")
  func page() async throws {
    let words = "שלום עולם, זה טקסט ארוך מספיק כדי לדעת באיזה כיוון הוא נכתב"
    #expect(
      try await page("words/index.html", language: "en", words: words).contains("<article dir=\"rtl\">"))
    #expect(try await page("words/index.html", language: "en", words: "Words").contains("<article>"))
    #expect(try await page("words/index.html", language: "he", words: words).contains("<article>"))
  }
}
