import NotionExportKit
import Testing

/// The syntax that a plugin tells for the files of its format.
@Suite struct LinkSyntaxTests {
  private struct UsualPlugin: SinkPlugin {
    static let format = "usual"
    static let summary = "a format without a syntax of its own"
    func makeSink(_ options: NoOptions, in context: SinkContext) throws -> any Sink { throw NoSink() }
  }

  private struct NoSink: Error {}

  @Test("By default the ending of a path decides")
  func usual() {
    #expect(UsualPlugin.linkSyntax(of: "a/b.MD") is MarkdownLinks)
    #expect(UsualPlugin.linkSyntax(of: "index.html") is HTMLLinks)
    #expect(UsualPlugin.linkSyntax(of: "index.htm") is HTMLLinks)
    #expect(UsualPlugin.linkSyntax(of: "a.json") == nil)
    #expect(UsualPlugin.linkSyntax(of: "md") == nil)
  }

  @Test("A line with the mark is a link")
  func lines() {
    let text = "=> a.gmi The a\n=> gemini://b/\nno => c\n=> \n"
    #expect(LineLinks(after: "=> ").links(in: Array(text.utf8)).map(\.target) == ["a.gmi", "gemini://b/"])
  }

  @Test("A syntax without anchors has the top of a document")
  func top() {
    struct NoAnchors: LinkSyntax {
      func links(in document: [UInt8]) -> [DocumentLink] { [] }
    }
    #expect(NoAnchors().anchors(in: []).contains("top") && !NoAnchors().anchors(in: []).contains("part"))
    #expect(NoAnchors().hostRoot(in: []) == nil)
  }
}
