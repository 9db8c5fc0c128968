import NotionExportKit
import Testing

/// The anchors that GitHub gives headings, against those that its filter gives in Ruby 3.1.
@Suite struct GitHubHeadingAnchorsTests {
  @Test(
    "A heading has the anchor that Ruby makes of it",
    arguments: [
      ("What's new?", "whats-new"), ("  two  spaces ", "--two--spaces-"),
      ("snake-case - x", "snake-case---x"),
      ("a_b", "a_b"), ("⚙️ Setup", "\u{FE0F}-setup"), ("❤️ a", "\u{FE0F}-a"), ("🇫🇷 France", "-france"),
      ("1️⃣ First", "1\u{FE0F}\u{20E3}-first"), ("² cubed", "-cubed"), ("½", ""), ("Ⅷ x", "ⅷ-x"),
      ("ⓐ circled", "ⓐ-circled"), ("١٢٣", "١٢٣"), ("Ünïcode É", "ünïcode-é"), ("e\u{301} x", "e\u{301}-x"),
      ("a\u{301}", "a\u{301}"), ("日本語 テスト", "日本語-テスト"), ("नमस्ते दुनिया", "नमस्ते-दुनिया"),
      ("Σας", "σας"), ("İstanbul", "i\u{307}stanbul"), ("a\u{200D}b", "ab"), ("x\u{202E}y", "xy"),
      ("a\u{A0}b", "ab"), ("a\u{2028}b", "ab"), ("a\u{85}b", "ab"), ("\u{600} x", "-x"),
    ])
  func anchors(heading: String, anchor: String) {
    var anchors = GitHubHeadingAnchors()
    // Two spellings of one letter are equal as Strings, and different anchors.
    #expect(Array(anchors.next(heading).unicodeScalars) == Array(anchor.unicodeScalars))
  }

  @Test("Headings with one anchor are numbered")
  func repeated() {
    var anchors = GitHubHeadingAnchors()
    #expect(
      ["News", "news!", "Old", "News"].map { anchors.next($0) } == ["news", "news-1", "old", "news-2"])
  }

  @Test(
    "The anchor of a heading in Markdown is that of the text that its markup shows",
    arguments: [
      ("# a<br>b", "ab"), ("# *a*  b ", "a--b"), ("# `x` [y](z.md)", "x-y"), ("# a\u{85}b", "ab"),
      ("# a\u{2028} b", "a-b"), ("# a &amp; b", "a--b"), ("#  \u{A0}a", "a"),
    ])
  func inMarkdown(line: String, anchor: String) {
    let anchors = MarkdownLinks().anchors(in: Array("\(line)\n".utf8))
    #expect(anchors.contains(anchor))
  }
}
