import NotionModel
import NotionRendering

/// How flavours link to a heading.
enum HeadingAnchor {
  /// The fragment, percent-encoded.
  static func fragment(_ heading: PageHeading, _ flavor: MarkdownFlavor) -> String {
    switch flavor {
    case .gfm, .commonmark: PercentEncoding.encoded(heading.slug)
    case .obsidian: PercentEncoding.encoded(WikiLink.anchorText(heading.text))
    }
  }

  /// The headings that a link finds by their text; the others need a name as other blocks do.
  ///
  /// GitHub numbers headings of one text. Obsidian leads to the first of them.
  static func findable(_ headings: [PageHeading], _ flavor: MarkdownFlavor) -> [PageHeading] {
    guard flavor == .obsidian else { return headings.filter { !$0.slug.isEmpty } }
    var seen: Set<String> = []
    return headings.filter { heading in
      let text = WikiLink.anchorText(heading.text).lowercased()
      return seen.insert(text).inserted && !text.isEmpty && !text.hasPrefix("^")
    }
  }
}
