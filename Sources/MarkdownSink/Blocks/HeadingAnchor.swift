import NotionModel
import SinkRendering

/// Links to headings in each flavour.
enum HeadingAnchor {
  /// Returns the percent-encoded fragment.
  static func fragment(_ heading: PageHeading, _ flavor: MarkdownFlavor) -> String {
    switch flavor {
    case .gfm, .commonmark: PercentEncoding.encoded(heading.slug)
    case .obsidian: PercentEncoding.encoded(WikiLink.anchorText(heading.text))
    }
  }

  /// Returns the headings that a link can address by their text; the others need an anchor like other blocks.
  ///
  /// GitHub numbers headings with equal text. Obsidian opens the first of them.
  static func findable(_ headings: [PageHeading], _ flavor: MarkdownFlavor) -> [PageHeading] {
    guard flavor == .obsidian else { return headings.filter { !$0.slug.isEmpty } }
    var seen: Set<String> = []
    return headings.filter { heading in
      let text = WikiLink.anchorText(heading.text).lowercased()
      return seen.insert(text).inserted && !text.isEmpty && !text.hasPrefix("^")
    }
  }
}
