import Foundation
import NotionExportKit
import RenderingTestSupport
import Testing

@testable import SiteSink

/// Templates and assets of a user's own.
struct TemplateLibraryTests {
  private func library(_ files: [String: String]) async throws -> TemplateLibrary {
    try await TestTool.withFolder { folder in
      try TestTool.write(files.mapValues { Array($0.utf8) }, to: folder)
      return try TemplateLibrary(folder: folder.path(percentEncoded: false))
    }
  }

  @Test("A file of one's own takes the place of the program's, and the others stay")
  func overrides() async throws {
    let library = try await library([
      "footer.mustache": "<footer>Made by us</footer>", "assets/site.css": "b{}", "assets/fonts/own.txt": "x",
    ])
    let (before, after) = library.frame(.page, ["title": "T"])
    #expect(before.contains("<h1") && after.contains("Made by us"))
    #expect(library.assets.first { $0.path == ["site.css"] }?.bytes == Array("b{}".utf8))
    #expect(library.assets.contains { $0.path == ["fonts", "own.txt"] })
    #expect(library.assets.contains { $0.path == ["site.js"] })
  }

  @Test(
    "What is wrong is told with the file",
    arguments: [
      (["page.mustache": "<p>{{title"], "page.mustache: line 1"),
      (["page.mustache": "<p>{{title}}</p>"], "page.mustache: must have {{{body}}} in exactly one place"),
      (["page.mustache": "{{{body}}}{{{body}}}"], "in exactly one place"),
      (["header.mustache": "{{> logo }}"], "header.mustache: there is no template logo.mustache"),
      (["page.html": "x"], "page.html: is neither a template"),
    ])
  func refuses(files: [String: String], message: String) async throws {
    do {
      _ = try await library(files)
      Issue.record("nothing was refused")
    } catch let error as OptionError {
      #expect(error.option == "site.templates")
      #expect(error.detail.contains(message), "\(error.detail)")
    }
  }

  @Test("A folder that is not there is refused")
  func noFolder() { #expect(throws: OptionError.self) { try TemplateLibrary(folder: "/nowhere/at/all") } }

  @Test("A mark after a quotation mark does not keep it from being escaped")
  func escapes() throws {
    let library = try TemplateLibrary(folder: "")
    var values = TemplateValues()
    values.set("title", "a\"\u{301} onmouseover=\"x<\u{338}b")
    let (before, _) = library.frame(.page, values.values)
    #expect(before.contains("content=\"a&quot; onmouseover=&quot;x&lt;b\""))
  }
}
