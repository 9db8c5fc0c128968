import NotionExportKit
import Testing

@Suite struct NearMissTests {
  @Test(arguments: [
    ("markdwon", "markdown"), ("JSON", "json"), ("jsn", "json"), ("htm", "html"), ("sitee", "site"),
  ])
  func aTypingErrorFindsTheWord(typed: String, meant: String) {
    #expect(NearMiss.of(typed, among: ["json", "markdown", "html", "site"]) == meant)
  }

  @Test func anotherWordFindsNone() {
    #expect(NearMiss.of("confluence", among: ["json", "markdown", "html", "site"]) == nil)
  }
}
