import NotionExportKit
import Testing

@testable import NotionExportEngine

/// The files to which links lead.
@Suite struct LinkResolverTests {
  @Test(arguments: [
    ("b.md", ["x/b.md"]), ("../c%20d.md#part", ["c d.md"]), ("/top.html?q", ["top.html"]),
    ("y/", ["x/y/index.html"]),
    ("../../out.md", []), ("%zz", []),
  ])
  func aReferenceLeadsFromTheFolderOfItsDocument(target: String, paths: [String]) {
    #expect(LinkResolver.candidates(DocumentLink(target: target, form: .reference), from: "x/a.md") == paths)
  }

  @Test(arguments: ["https://example.com/a", "mailto:a@b.c", "//host/a", "#part", "data:image/png;base64,x"])
  func whatLeadsElsewhereIsNotFollowed(target: String) {
    #expect(LinkResolver.candidates(DocumentLink(target: target, form: .reference), from: "a.md") == nil)
  }

  @Test("A path leads from the top of the output, with or without its extension")
  func paths() {
    let link = DocumentLink(target: "Folder/Note#Heading", form: .path(fileExtension: ".md"))
    #expect(LinkResolver.candidates(link, from: "x/a.md") == ["Folder/Note.md", "Folder/Note"])
    #expect(LinkResolver.fragment(of: link) == "Heading")
  }

  @Test("A reference from the root of a host leads into the output below its top")
  func hostRoot() {
    let link = DocumentLink(target: "/docs/a/", form: .reference)
    #expect(LinkResolver.candidates(link, from: "404.html", root: "/docs/") == ["a/index.html"])
    #expect(LinkResolver.candidates(link, from: "404.html") == ["docs/a/index.html"])
  }
}
