package import NotionModel
package import NotionRendering

/// A run of text with one style, or one inline object.
package struct InlineSpan: Sendable, Hashable {
  /// The content of a span.
  package enum Content: Sendable, Hashable {
    /// Characters without line breaks.
    case text(String)
    /// A line break within a paragraph.
    case lineBreak
    /// A formula in TeX.
    case equation(String)
    /// The mention of a person, as in `@Ada`.
    case person(String)
    /// The mention of a date.
    case date(DateValue)
    /// A custom emoji of the workspace: its name, and its picture if that is in the output.
    case customEmoji(name: String, picture: SafeLink?)
    /// The icon of the target of a mention or link, before its title.
    case icon(LinkedIcon)
  }

  /// The content.
  package var content: Content
  /// The style.
  package var style: InlineStyle

  /// Creates a span.
  package init(_ content: Content, style: InlineStyle = InlineStyle()) {
    self.content = content
    self.style = style
  }
}
