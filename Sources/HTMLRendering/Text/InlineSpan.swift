package import NotionModel
package import NotionRendering

/// A stretch of text of one look, or one thing that stands in a text.
package struct InlineSpan: Sendable, Hashable {
  /// What stands there.
  package enum Content: Sendable, Hashable {
    /// Characters; no line ends.
    case text(String)
    /// The end of a line within a paragraph.
    case lineBreak
    /// A formula in TeX.
    case equation(String)
    /// The mention of a person, as in `@Ada`.
    case person(String)
    /// The mention of a date.
    case date(DateValue)
    /// An emoji of the workspace's own: its name, and its picture where that is in the output.
    case customEmoji(name: String, picture: SafeLink?)
    /// The icon of what is mentioned or linked to, before its title.
    case icon(LinkedIcon)
  }

  /// What stands there.
  package var content: Content
  /// How it looks.
  package var style: InlineStyle

  /// Makes a span.
  package init(_ content: Content, style: InlineStyle = InlineStyle()) {
    self.content = content
    self.style = style
  }
}
