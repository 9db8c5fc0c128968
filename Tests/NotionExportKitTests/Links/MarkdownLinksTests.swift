import NotionExportKit
import Testing

/// The links and anchors of Markdown documents.
@Suite struct MarkdownLinksTests {
  @Test(
    "Links of Markdown are found outside of code",
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
      ("a < b [c](d.md)", ["d.md"]), ("<!-- [a](b.md) <img src=x --> [c](d.md)", ["d.md"]),
      ("a <!-- b [c](d.md)", ["d.md"]),
      ("---\nurl: \"[a](b.md)\"\n---\n[c](d.md)", ["d.md"]),
    ])
  func links(text: String, targets: [String]) {
    #expect(MarkdownLinks().links(in: Array(text.utf8)).map(\.target) == targets)
  }

  @Test("A wikilink is a path from the top, anything else a reference")
  func forms() {
    let links = MarkdownLinks().links(in: Array("[[Note]] [a](b.md)".utf8))
    #expect(links.map(\.form) == [.path(fileExtension: ".md"), .reference])
  }

  @Test(
    "Headings are anchors by GitHub's names and by their texts, and blocks by their ids",
    arguments: ["a-heading", "A heading", "a-heading-1", "^block", "raw", "", "top"])
  func anchors(fragment: String) {
    let text = "# A *heading*\n\n## A heading\n\ntext ^block\n\n<a id=\"raw\"></a>\n"
    #expect(MarkdownLinks().anchors(in: Array(text.utf8)).contains(fragment))
  }

  @Test(
    "Obsidian finds a heading whatever stands beside its signs",
    arguments: ["", "\u{301}", "\u{FE0F}", "\u{200D}", "\u{600}"])
  func headings(joiner: String) {
    let anchors = MarkdownLinks().anchors(in: Array("## a \\*\(joiner) b \\`\(joiner)c\n".utf8))
    #expect(anchors.contains("a \(joiner) b \(joiner)c"))
    #expect(anchors.contains("a *\(joiner) b `\(joiner)c"))
  }

  @Test("Code and other texts are no anchors", arguments: ["in-code", "a-heading-2", "text"])
  func noAnchors(fragment: String) {
    let text = "# A heading\n\n```\n# In code\n```\n\ntext\n"
    #expect(!MarkdownLinks().anchors(in: Array(text.utf8)).contains(fragment))
  }
}
