/// A run of text with one style, or one inline object.
package struct TextSpan: Sendable, Hashable {
  /// The content of a span.
  package enum Content: Sendable, Hashable {
    /// Characters without line breaks.
    case text(String)
    /// Characters in code style without line breaks.
    case code(String)
    /// A formula in TeX.
    case equation(String)
    /// White space at the edge of a line, which markup languages drop unless it is escaped.
    case edgeSpace(String)
    /// A line break within a paragraph.
    case lineBreak
  }

  /// The content.
  package var content: Content
  /// The style.
  package var style: TextStyle

  /// Creates a span.
  package init(_ content: Content, style: TextStyle = TextStyle()) {
    self.content = content
    self.style = style
  }
}
