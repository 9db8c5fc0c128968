import HTMLRendering

/// Links from one document of a view to the others.
struct PageLinks {
  let view: String
  let folder: ViewFolder
  /// The current document; `nil` for the database's own, if it is not one of them.
  let page: Int?

  private var pages: ViewPages { folder.pages }

  /// Writes the range of rows in the document.
  func writeRange(to html: inout HTMLWriter) throws {
    guard let page else { return }
    let rows = pages.rows(of: page)
    let text = "Rows \(Self.text(rows.lowerBound + 1)) to \(Self.text(rows.upperBound)) of \(total)"
    try html.element("p", ("class", "page-rows"), text: label(of: page) ?? text)
    try html.lineEnd()
  }

  /// Writes links to the documents: the first and the last, and those around the current one.
  func write(to html: inout HTMLWriter) throws {
    let depth = html.depth
    try html.open("nav", ("class", "pages"), ("aria-label", "Pages of \(view)"))
    if let page {
      // If the links are names of months, they include the current one.
      if page == pages.home, pages.labels.isEmpty { try writeRange(to: &html) }
    } else {
      try html.element("p", ("class", "page-rows"), text: "All \(total) cards, in the order of their groups")
    }
    try html.open("ol")
    var last = -1
    for other in 0..<pages.count where isShown(other) {
      if other > last + 1 { try html.element("li", ("class", "gap"), text: "…") }
      last = other
      try html.open("li")
      if other == page {
        try html.element("span", ("aria-current", "page"), text: label(of: other) ?? "\(other + 1)")
      } else {
        let relation = page.flatMap { $0 + 1 == other ? "next" : $0 - 1 == other ? "prev" : nil }
        try html.element(
          "a", ("href", folder.href(of: other, from: page == pages.home ? nil : page)), ("rel", relation),
          ("aria-label", label(of: other) == nil ? "Page \(other + 1)" : nil),
          text: label(of: other) ?? "\(other + 1)")
      }
      try html.close()
    }
    try html.close(to: depth)
    try html.lineEnd()
  }

  private func label(of page: Int) -> String? { pages.labels.isEmpty ? nil : pages.labels[page] }

  private func isShown(_ other: Int) -> Bool {
    let middle = page ?? 0
    // A gap of a single number is filled with the number.
    return other == 0 || other == pages.count - 1 || abs(other - middle) <= 2
      || abs(other - middle) == 3 && (other == 1 || other == pages.count - 2)
  }

  private var total: String { Self.text(pages.bounds[pages.count]) }

  /// Returns a number with separated thousands.
  static func text(_ number: Int) -> String {
    let digits = Array(String(number))
    return String(
      digits.enumerated().flatMap { index, digit in
        index > 0 && (digits.count - index).isMultiple(of: 3) ? [",", digit] : [digit]
      })
  }
}
