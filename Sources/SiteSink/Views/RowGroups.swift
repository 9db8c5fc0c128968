import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// Writes the rows of a view in groups: as the columns of a board, or one below the other.
struct RowGroups<Surroundings: HTMLSurroundings> {
  let surroundings: Surroundings
  let form: RowForm<Surroundings>
  let isBoard: Bool
  let grouping: RowGrouping
  let level: HeadingLevel
  let limit: RowLimit

  /// - Returns: whether all rows are shown.
  func write(
    _ rows: ViewRows, to html: inout HTMLWriter, _ drain: (inout HTMLWriter) throws -> Void
  ) async throws -> Bool {
    let grouping = grouping
    let placed = try await rows.placed { try await grouping.groups(of: $0) }
    var empty = (grouping.hidesEmptyGroups ? [] : grouping.schemaGroups).filter { placed.count(at: $0) == 0 }[
      ...]
    let depth = html.depth
    if isBoard { try html.open("div", ("class", "board")) }
    if case .table(let table) = form { try table.begin(&html) }
    let inner = html.depth
    var iterator = placed.makeAsyncIterator()
    var current: RowGroup?
    var shown = (group: 0, total: 0)
    var isWhole = true
    while let element = try await iterator.next() {
      let group = element.place
      if group != current {
        try html.close(to: inner)
        while let next = empty.first, next.key.lexicographicallyPrecedes(group.key) {
          try await begin(next, count: 0, to: &html)
          try html.close(to: inner)
          empty.removeFirst()
        }
        try await begin(group, count: placed.count(at: group), to: &html)
        current = group
        shown.group = 0
        if shown.total < limit.total { try form.beginRows(&html) }
      }
      guard shown.group < limit.group, shown.total < limit.total else {
        isWhole = false
        iterator.skip(group)
        continue
      }
      try await form.write(element.row, to: &html)
      try drain(&html)
      shown.group += 1
      shown.total += 1
    }
    for group in empty {
      try html.close(to: inner)
      try await begin(group, count: 0, to: &html)
    }
    try html.close(to: depth)
    try html.lineEnd()
    return isWhole
  }

  // MARK: Headings

  private func begin(_ group: RowGroup, count: Int?, to html: inout HTMLWriter) async throws {
    if case .table(let table) = form {
      let depth = html.depth
      try table.beginGroupHeading(&html)
      try await writeLabel(of: group, count: count, to: &html)
      try html.close(to: depth)
      return
    }
    try html.open("section", ("class", isBoard ? "board-column" : "group"))
    try level.open(&html, class: "group-title")
    try await writeLabel(of: group, count: count, to: &html)
    try html.close()
    try html.lineEnd()
  }

  private func writeLabel(of group: RowGroup, count: Int?, to html: inout HTMLWriter) async throws {
    switch group.label {
    case .option(let name, let color, let isStatus):
      let style = "pill\(isStatus ? " status" : "") \(ColorClass.name(of: color))"
      try html.element("span", ("class", style), text: name)
    case .user(let user):
      try html.element("span", ("class", "person"), text: try await surroundings.name(of: user))
    case .page(let id): try html.inline(InlineText(try await surroundings.object(id, title: "")))
    case .text(let text): try html.inline(InlineText(text))
    case .none: try html.text("No \(grouping.property.name)")
    }
    guard let count else { return }
    try html.text(" ")
    try html.element("span", ("class", "count"), text: "\(count)")
  }
}
