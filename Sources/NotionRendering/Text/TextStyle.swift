package import NotionModel

/// The style of a run of text.
package struct TextStyle: Sendable, Hashable {
  /// Bold.
  package var bold = false
  /// Italic.
  package var italic = false
  /// Struck through.
  package var strikethrough = false
  /// Underlined.
  package var underline = false
  /// Its text or background colour.
  package var color = TextColor.default
  /// Its link.
  package var link: ResolvedLink?

  /// Creates plain style.
  package init() {}

  /// Creates the style of a run's annotations; code is part of the content here.
  package init(_ annotations: Annotations, link: ResolvedLink? = nil) {
    bold = annotations.bold
    italic = annotations.italic
    strikethrough = annotations.strikethrough
    underline = annotations.underline
    color = annotations.color == .defaultBackground ? .default : annotations.color
    self.link = link
  }

  /// Creates the style of a run's annotations within a block of a colour, for runs without a colour.
  init(_ annotations: Annotations, in color: TextColor) {
    self.init(annotations)
    if self.color == .default, color != .defaultBackground { self.color = color }
  }
}
