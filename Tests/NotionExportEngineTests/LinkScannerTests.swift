import NotionModel
import Testing

@testable import NotionExportEngine

/// The links to other files, and their targets.
@Suite struct LinkScannerTests {
  private func targets(_ text: String, _ name: String = "a.md") -> [String] {
    LinkScanner.links(in: Array(text.utf8), named: name).map(\.target)
  }

  @Test(
    "Links in Markdown are found outside of code",
    arguments: [
      ("[a](b.md) and ![c](d%20e.png \"title\")", ["b.md", "d%20e.png"]),
      ("[a](<b c.md>) [x](d(1).md)", ["b c.md", "d(1).md"]),
      ("[a](b\\).md)", ["b).md"]),
      ("a \\](no.md) b", []),
      ("`[a](b.md)` and ``[a`](c.md)``", []),
      ("```\n[a](b.md)\n```\n[c](d.md)", ["d.md"]),
      ("> - ~~~\n>   [a](b.md)\n>   ~~~\n\n[c](d.md)", ["d.md"]),
      ("a ` b [c](d.md)", ["d.md"]),
      ("[[Folder/Note|shown]] [[Note\\|cell]] [[Note#Heading]]", ["Folder/Note", "Note", "Note#Heading"]),
      ("\\[\\[no]]", []),
      ("<a href=\"x.md\">x</a> <img src='y&amp;z.png'>", ["x.md", "y&z.png"]),
      ("a < b [c](d.md)", ["d.md"]),
      ("---\nurl: \"[a](b.md)\"\n---\n[c](d.md)", ["d.md"]),
    ])
  func markdown(text: String, links: [String]) {
    #expect(targets(text) == links)
  }

  @Test(
    "Links in HTML are found in tags",
    arguments: [
      (
        "<a href=b.html>x</a><img src=\"c.png\" srcset=\"d.png 1x, e.png 2x\">",
        ["b.html", "c.png", "d.png", "e.png"]
      ),
      ("<!-- <a href=\"x\"> --><script>'<a href=\"y\">'</script><a href='z'>", ["z"]),
      ("<p title=\"<a href='x'>\">1 < 2 <video poster=v.jpg>", ["v.jpg"]),
      ("<a href=\"a&#32;b&#x26;c\">", ["a b&c"]),
    ])
  func html(text: String, links: [String]) {
    #expect(targets(text, "a.html") == links)
  }

  @Test(
    "A reference is relative to the folder of its document",
    arguments: [
      ("b.md", ["x/b.md"]), ("../c%20d.md#part", ["c d.md"]), ("/top.html?q", ["top.html"]),
      ("y/", ["x/y/index.html"]),
      ("../../out.md", []), ("%zz", []),
    ])
  func relativeReference(target: String, paths: [String]) {
    #expect(LinkResolver.candidates(.init(target: target, form: .reference), from: "x/a.md") == paths)
  }

  @Test(
    "A link to another host is not followed",
    arguments: ["https://example.com/a", "mailto:a@b.c", "//host/a", "#part", "data:image/png;base64,x"])
  func externalLink(target: String) {
    #expect(LinkResolver.candidates(.init(target: target, form: .reference), from: "a.md") == nil)
  }

  @Test("Ids are found across pieces, and distinguished from mentions") func ids() {
    let page = "01234567-89ab-cdef-0123-456789abcdef"
    let other = "11111111111111111111111111111111"
    let text = Array("{\"object\":\"page\",\"id\":\"\(page)\"} x \(other) y \(other)2".utf8)
    for cut in text.indices {
      var scanner = IdentityScanner()
      var found: Set<IdentityScanner.Mention> = []
      scanner.scan(Array(text[..<cut])) { found.insert($0) }
      scanner.scan(Array(text[cut...])) { found.insert($0) }
      #expect(found.contains { $0.id.description == page && $0.kind == "page" }, "\(cut)")
      #expect(found.contains { $0.id.compactText == other && $0.kind == nil }, "\(cut)")
    }
  }

  @Test("A page that is shown at any address tells where the root is on its host")
  func hostRoot() {
    let page = Array(#"<!DOCTYPE html><html lang="en" data-root="/docs/"><a href="/docs/a/">"#.utf8)
    #expect(LinkResolver.hostRoot(in: page) == "/docs/")
    #expect(LinkResolver.hostRoot(in: Array(#"<html data-root="../">"#.utf8)) == nil)
    let link = LinkScanner.Link(target: "/docs/a/", form: .reference)
    #expect(LinkResolver.candidates(link, from: "404.html", root: "/docs/") == ["a/index.html"])
    #expect(LinkResolver.candidates(link, from: "404.html") == ["docs/a/index.html"])
  }
}
