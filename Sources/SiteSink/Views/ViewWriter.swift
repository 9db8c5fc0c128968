import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// Writes one view of a data source.
struct ViewWriter<Surroundings: HTMLSurroundings> {
  let surroundings: Surroundings
  let workspace: any WorkspaceReader
  let section: DatabaseSection
  let layout: ViewLayout
  /// The database that the view belongs to.
  let database: ObjectID
  let limit: RowLimit
  /// Whether the database stands within a page, and has a document of its own beside.
  let isWithinPage: Bool
  /// The level of the headings in the view.
  let level: HeadingLevel
  let report: @Sendable (Diagnostic) -> Void

  func write(to html: inout HTMLWriter, _ drain: (inout HTMLWriter) throws -> Void) async throws {
    let rows = section.rows(in: workspace, documents: RowDocuments(in: workspace))
    let grouping = section.view?.configuration?.groupBy.flatMap {
      RowGrouping($0, of: section.document.dataSource, in: workspace)
    }
    try writeNotes(rows, grouping, to: &html)
    let isWhole: Bool
    switch (layout, grouping) {
    case (.calendar(let places), _):
      let calendar = CalendarMonths(cards: cards, level: level, limit: limit)
      isWhole = try await calendar.write(rows, at: places, to: &html, drain)
    case (_, let grouping?):
      let groups = RowGroups(
        surroundings: surroundings, form: form, isBoard: layout.isBoard, grouping: grouping, level: level,
        limit: limit)
      isWhole = try await groups.write(rows, to: &html, drain)
    case (_, nil): isWhole = try await write(rows, to: &html, drain)
    }
    if !isWhole { try await writeRest(rows, to: &html) }
  }

  private var cards: RowCards<Surroundings> { RowCards(surroundings: surroundings, section: section) }

  private var form: RowForm<Surroundings> {
    switch layout {
    case .table, .calendar: .table(DataTable(surroundings: surroundings, columns: section.shownColumns))
    case .board: .cards(cards, class: "cards")
    case .gallery: .cards(cards, class: cards.galleryClass)
    case .list: .list(cards)
    }
  }

  /// - Returns: whether all rows are shown.
  private func write(
    _ rows: ViewRows, to html: inout HTMLWriter, _ drain: (inout HTMLWriter) throws -> Void
  ) async throws -> Bool {
    let form = form
    let depth = html.depth
    var count = 0
    for try await row in rows {
      if count == 0 { try form.begin(&html) }
      guard count < limit.group else {
        try html.close(to: depth)
        return false
      }
      try await form.write(row, to: &html)
      try drain(&html)
      count += 1
    }
    try html.close(to: depth)
    if count == 0 { try html.element("p", ("class", "empty"), text: "No rows") }
    try html.lineEnd()
    return true
  }

  // MARK: Notes

  private func writeNotes(
    _ rows: ViewRows, _ grouping: RowGrouping?, to html: inout HTMLWriter
  ) throws {
    var notes: [String] = []
    if let note = layout.note(on: section.view) { notes.append(note) }
    if let conditions = PassedConditions(rows, of: section) {
      report(conditions.diagnostic(of: database))
      notes.append(conditions.note)
    }
    if let grouping, grouping.dependsOnDay {
      notes.append("In Notion the groups tell how far a day is from today; here they are months.")
    }
    for note in notes {
      try html.element("p", ("class", "notice"), text: note)
      try html.lineEnd()
    }
  }

  /// Says where the rows are that are not shown.
  private func writeRest(_ rows: ViewRows, to html: inout HTMLWriter) async throws {
    let total = try await rows.total()
    try html.open("p", ("class", "more"))
    if isWithinPage {
      let link = try await surroundings.object(database, title: "").link
      try html.inline(InlineText("All \(total) rows", link: SafeLink(link)))
    } else {
      try html.text("This view shows the first \(limit.total) of \(total) rows.")
    }
    try html.close()
    try html.lineEnd()
  }
}
