package import NotionModel

/// How a stretch of text looks.
package struct TextStyle: Sendable, Hashable {
  /// Bold.
  package var bold = false
  /// Italic.
  package var italic = false
  /// Struck through.
  package var strikethrough = false
  /// Underlined.
  package var underline = false
  /// Its colour or the colour behind it.
  package var color = TextColor.default
  /// Where it leads.
  package var link: ResolvedLink?

  /// Plain text.
  package init() {}

  /// What a run's annotations say; code is a matter of content here.
  package init(_ annotations: Annotations, link: ResolvedLink? = nil) {
    bold = annotations.bold
    italic = annotations.italic
    strikethrough = annotations.strikethrough
    underline = annotations.underline
    color = annotations.color == .defaultBackground ? .default : annotations.color
    self.link = link
  }

  /// What a run's annotations say within a block of a colour, which holds where the run has none.
  init(_ annotations: Annotations, in color: TextColor) {
    self.init(annotations)
    if self.color == .default, color != .defaultBackground { self.color = color }
  }
}
