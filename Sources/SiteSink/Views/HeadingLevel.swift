import HTMLRendering

/// How deep the headings of a view stand, so that none is left out on the way down.
///
/// Within a page they are no headings, as those of the page's own outline stand around them.
struct HeadingLevel {
  let hasHeadings: Bool
  private var level = 2

  init(hasHeadings: Bool) { self.hasHeadings = hasHeadings }

  /// Goes to the level below.
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
