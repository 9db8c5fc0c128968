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
}
