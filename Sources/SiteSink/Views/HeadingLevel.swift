import HTMLRendering

/// The level of a view's headings, without skipped levels.
///
/// Within a page they are not heading elements, as they do not belong to the page's own outline.
struct HeadingLevel {
  let hasHeadings: Bool
  private var level = 2

  init(hasHeadings: Bool) { self.hasHeadings = hasHeadings }

  /// Descends to the next level.
  mutating func descend() { level += 1 }

  /// Opens a heading.
  func open(_ html: inout HTMLWriter, class name: String, id: String? = nil) throws {
    let element: StaticString = !hasHeadings ? "p" : level == 2 ? "h2" : level == 3 ? "h3" : "h4"
    try html.open(element, ("class", name), ("id", id))
  }

  /// Writes a heading.
  func write(_ text: String, class name: String, id: String? = nil, to html: inout HTMLWriter) throws {
    try open(&html, class: name, id: id)
    try html.inline(InlineText(text))
    try html.close()
    try html.lineEnd()
  }
}
