/// A stretch of text of one look, or one thing that stands in a text.
package struct TextSpan: Sendable, Hashable {
  /// What stands there.
  package enum Content: Sendable, Hashable {
    /// Characters; no line ends.
    case text(String)
    /// Characters set as code; no line ends.
    case code(String)
    /// A formula in TeX.
    case equation(String)
    /// White space at the edge of a line, which markup languages drop unless it is spelled out.
    case edgeSpace(String)
    /// The end of a line within a paragraph.
    case lineBreak
  }

  /// What stands there.
  package var content: Content
  /// How it looks.
  package var style: TextStyle

  /// Makes a span.
  package init(_ content: Content, style: TextStyle = TextStyle()) {
    self.content = content
    self.style = style
  }
}
