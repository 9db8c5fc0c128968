import Foundation
import HTMLSink
import RenderingTestSupport
import SinkTestKit
import Testing

/// The content of a workspace remains text in a real browser.
struct InjectionTests {
  /// Every element that pages are made of.
  private static let elements: Set<String> = [
    "!comment", "html", "head", "meta", "title", "link", "body", "header", "nav", "ol", "ul", "li", "a",
    "main", "article",
    "section", "footer", "h1", "h2", "h3", "h4", "h5", "p", "br", "strong", "em", "s", "u", "code", "pre",
    "span",
    "div", "aside", "blockquote", "details", "summary", "hr", "table", "thead", "tbody", "tr", "th", "td",
    "figure",
    "figcaption", "img", "video", "audio", "input", "label", "time", "math", "semantics", "annotation",
    "mrow",
    "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder",
    "mover",
    "munderover", "mtable", "mtr", "mtd", "mstyle",
  ]

  // Skipped where Chromium or html5lib is missing: `Scripts/install-dependencies` installs both.
  @Test(
    "Nothing runs, nothing is asked for, and no element is there that was not meant",
    .enabled(if: TestTool.chromium != nil && TestTool.python != nil, "Chromium or html5lib is missing"))
  func nothingRuns() async throws {
    let listener = try #require(LoopbackListener())
    defer { listener.stop() }
    #expect(
      InjectionVectors.markup(port: listener.port).count
        + InjectionVectors.addresses(port: listener.port).count >= 80)
    let workspace = try InjectionWorkspace.make(port: listener.port)
    let files = try await ScriptedRun(HTMLSinkPlugin(), over: workspace).output.files
    try await TestTool.withFolder { folder in
      try TestTool.write(files, to: folder)
      // The pages by what they hold: the page of all blocks, the database, a row, a page of a bad title, the index.
      let pages = files.filter { $0.key.hasSuffix(".html") }.sorted { $0.value.count > $1.value.count }
      let loaded = pages.prefix(4) + pages.filter { $0.key == "index.html" }
      var documents: [String] = []
      for page in loaded {
        let document = try await Browser.document(of: folder.appending(path: page.key))
        #expect(document.contains("</main>"), "\(page.key) was not loaded")
        #expect(listener.connections() == 0, "\(page.key)")
        documents.append(document)
      }
      let facts = try await HTMLFacts.of(documents + pages.map { String(decoding: $0.value, as: UTF8.self) })
      #expect(facts.count == loaded.count + pages.count)
      for found in facts {
        #expect(Set(found.elements.keys).subtracting(Self.elements).isEmpty)
        #expect(found.handlers.isEmpty)
        let unsafe = found.addresses.filter {
          $0.lowercased().firstMatch(of: /^[\x00-\x20]*(javascript|data|vbscript|file|blob|view-source):/)
            != nil
        }
        #expect(unsafe.isEmpty)
      }
      for document in documents { #expect(!document.contains("data-ran=")) }
    }
  }

  @Test(
    "The same browser shows what runs where a page lets it",
    .enabled(if: TestTool.chromium != nil, "Chromium is missing"))
  func control() async throws {
    let listener = try #require(LoopbackListener())
    defer { listener.stop() }
    try await TestTool.withFolder { folder in
      let payload = InjectionVectors.trace(port: listener.port)
      try TestTool.write(
        ["x.html": Array("<!DOCTYPE html><body><script>\(payload)</script>".utf8)], to: folder)
      let document = try await Browser.document(of: folder.appending(path: "x.html"))
      #expect(document.contains("data-ran=\"1\""))
      #expect(listener.connections() > 0)
    }
  }
}
