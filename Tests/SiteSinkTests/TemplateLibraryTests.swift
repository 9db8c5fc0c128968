import Foundation
import HTMLRendering
import NotionExportKit
import RenderingTestSupport
import SiteTemplates
import Testing

@testable import SiteSink

/// Templates and assets of the user.
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
    var values = TemplateValues()
    values.set("title", "T")
    let (before, after) = library.frame(.page, values)
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
      (["footer.mustache": "{{{site_title}}}"], "footer.mustache: {{{site_title}}} would let a text"),
      (["footer.mustache": "{{& site_title}}"], "footer.mustache: {{{site_title}}} would let a text"),
      (["footer.mustache": "{{#canonical}}{{{.}}}{{/canonical}}"], "{{{.}}} would let a text"),
      (["footer.mustache": "{{=<% %>=}}<%&title%>"], "delimiters and pragmas cannot be changed"),
      (["footer.mustache": "{{% CONTENT_TYPE: TEXT}}{{title}}"], "delimiters and pragmas cannot be changed"),
      (["footer.mustache": "<p title=\"{{{heading}}}\">"], "cannot stand in an attribute"),
      (["assets/theme.js": "'</script>'"], "assets/theme.js: stands in every page"),
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

  @Test(
    "A text is escaped whatever stands beside its signs, in partials, sections and either kind of quotes",
    arguments: ["", "\u{301}", "\u{FE0F}", "\u{200D}", "\u{20E3}", "\u{600}", "\u{1F3FB}", "\u{1}"])
  func escapes(joiner: String) async throws {
    let library = try await library([
      "page.mustache": "{{> line}}\n{{{body}}}\n<a title='{{title}}'>{{#title}}{{.}}{{/title}}</a>",
      "line.mustache": "<p title=\"{{title}}\">",
    ])
    var values = TemplateValues()
    values.set("title", "<>&\"'".map { "\(joiner)\($0)\(joiner)" }.joined())
    let frame = library.frame(.page, values)
    let kept = joiner == "\u{1}" ? "" : joiner
    let title = ["&lt;", "&gt;", "&amp;", "&quot;", "&#39;"].map { kept + $0 + kept }.joined()
    #expect(Array(frame.before.utf8) == Array("<p title=\"\(title)\">".utf8))
    #expect(Array(frame.after.utf8) == Array("\n<a title='\(title)'>\(title)</a>".utf8))
  }

  @Test("A folder that is not there is refused")
  func noFolder() { #expect(throws: OptionError.self) { try TemplateLibrary(folder: "/nowhere/at/all") } }

  @Test("In the program's own templates nothing but a fragment stands in three braces")
  func fragments() throws {
    let places = Set(FragmentPlace.allCases.map(\.rawValue))
    var count = 0
    for name in SiteTemplates.names where name.hasSuffix(".mustache") {
      let text = try #require(SiteTemplates.text(of: name))
      for match in text.matches(of: /\{\{[{&]\s*(.*?)\s*\}\}/) {
        #expect(places.contains(String(match.output.1)), "\(name)")
        count += 1
      }
      #expect(text.firstMatch(of: /\{\{\s*[=%]/) == nil, "\(name)")
    }
    #expect(count > 10)
  }

  @Test("A text is escaped even where a template takes HTML", arguments: FragmentPlace.allCases)
  func textInPlaceOfHTML(place: FragmentPlace) throws {
    let library = try TemplateLibrary(folder: "")
    var values = TemplateValues()
    values.set(place.rawValue, "<script>x</script>")
    for template in SiteTemplate.allCases where template.hasBody {
      let (before, after) = library.frame(template, values)
      #expect(!before.contains("<script>x") && !after.contains("<script>x"))
    }
  }

  @Test("A title of markup is text in the place of the heading")
  func heading() throws {
    let library = try TemplateLibrary(folder: "")
    var values = TemplateValues()
    values.set(.heading, try HTMLFragment { html in try html.text("<img src=x onerror=\"a\">&\u{0}") })
    let (before, _) = library.frame(.page, values)
    #expect(before.contains("&lt;img src=x onerror=&quot;a&quot;&gt;&amp;</h1>"))
  }

  @Test("Scripts of one's own are known by their hashes, and one without defer stands in the page")
  func scripts() async throws {
    let library = try await library([
      "head.mustache":
        "<script src=\"{{root}}assets/start.js\"></script><script defer src=\"{{root}}assets/own.js\"></script>",
      "footer.mustache": "<script src=\"{{root}}assets/late.js\" async></script>",
      "assets/start.js": "start({})", "assets/own.js": "own()", "assets/late.js": "late()",
    ])
    let (before, after) = library.frame(.page, TemplateValues())
    // The hashes are those that `openssl dgst -sha256 -binary FILE | base64` gives.
    let own = "sha256-1yruO3ZUqBddjC8oRrsLLZ/oiHYCAveB39McCaLvqnk="
    let late = "sha256-DSAmBe63fTQOusv7VZkU3aOt2u9pT2QqUXac6MDiyTw="
    #expect(before.contains("<script data-scripts=\"own.js \(own)\">start({})</script>"))
    #expect(after.contains("assets/late.js\" async integrity=\"\(late)\"></script>"))
    #expect(
      library.scripts.policySources == [
        "'\(late)'", "'sha256-lX4p0sCOb1wLzsLA+iUX66Z/9oGSfiiIz/GqlFve89o='", "'\(own)'",
      ])
    #expect(
      String(decoding: library.scripts.sheet, as: UTF8.self)
        == "held-value{--own:\"own()\"}\n")
  }
}
