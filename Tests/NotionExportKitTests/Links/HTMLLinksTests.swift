import NotionExportKit
import Testing

/// The links and anchors of HTML documents.
@Suite struct HTMLLinksTests {
  @Test(
    "Links of HTML are found in tags",
    arguments: [
      (
        "<a href=b.html>x</a><img src=\"c.png\" srcset=\"d.png 1x, e.png 2x\">",
        ["b.html", "c.png", "d.png", "e.png"]
      ),
      ("<!-- <a href=\"x\"> --><script>'<a href=\"y\">'</script><a href='z'>", ["z"]),
      ("<p title=\"<a href='x'>\">1 < 2 <video poster=v.jpg>", ["v.jpg"]),
      ("<a href=\"a&#32;b&#x26;c\">", ["a b&c"]),
    ])
  func links(text: String, targets: [String]) {
    #expect(HTMLLinks().links(in: Array(text.utf8)).map(\.target) == targets)
  }

  @Test("Elements with an id or a name are anchors")
  func anchors() {
    let anchors = HTMLLinks().anchors(in: Array("<p id=\"a&amp;b\"><a name=\"c\">".utf8))
    #expect(anchors.names == ["a&b", "c"])
  }

  @Test("A page that is shown at any address tells where the root is on its host")
  func hostRoot() {
    let page = Array(#"<!DOCTYPE html><html lang="en" data-root="/docs/"><a href="/docs/a/">"#.utf8)
    #expect(HTMLLinks().hostRoot(in: page) == "/docs/")
    #expect(HTMLLinks().hostRoot(in: Array(#"<html data-root="../">"#.utf8)) == nil)
  }
}
