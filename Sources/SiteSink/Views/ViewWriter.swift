import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes one view of a data source.
struct ViewWriter<Surroundings: HTMLReferences> {
  var surroundings: Surroundings
  let workspace: any WorkspaceReader
  let section: DatabaseSection
  /// The pages of the rows, shared by all views of the data source.
  let documents: RowPageCache
  let layout: ViewLayout
  /// The database of the view.
  let database: ObjectID
  /// Maximum number of rows if the database is within a page.
  let limit: RowLimit
  /// The level of the headings in the view.
  var level: HeadingLevel
  let report: @Sendable (Diagnostic) -> Void
  /// Whether the view is the only one of its document, so that its groups can have anchors.
  var isAlone = false

  /// Writes the whole view: within a page, or if all rows are in one document.
  func write(to html: inout HTMLWriter, _ drain: (inout HTMLWriter) throws -> Void) async throws {
    try await writeNotices(to: &html)
    let rows = rows
    let isWhole: Bool
    switch (layout, grouping) {
    case (.calendar(let buckets), _):
      let placed = try await rows.bucketed { buckets.buckets(of: $0) }
      isWhole = try await calendar.write(placed, limit: limit, to: &html, drain)
    case (_, let grouping?):
      let groups = groups(by: grouping)
      isWhole = try await groups.write(try await groups.placed(rows), limit: limit, to: &html, drain)
    case (_, nil): isWhole = try await write(rows, to: &html, drain)
    }
    if !isWhole { try await writeRest(rows, to: &html) }
  }

  /// Writes the first document of a view that may have several.
  ///
  /// - Parameters:
  ///   - title: the title of the view.
  ///   - html: the output.
  ///   - placement: the locations of the database's documents.
  ///   - folder: returns the folder of the view's documents, once their number is known.
  ///   - drain: called at intervals to flush the output.
  /// - Returns: the view, if other documents must be written afterwards, or `nil`.
  /// - Throws: an error of reading the archive, the error that `drain` throws, or ``HTMLWriterError``.
  func write(
    title: String, to html: inout HTMLWriter, in placement: ViewPlacement,
    folder: (ViewPages) -> ViewFolder, _ drain: (inout HTMLWriter) throws -> Void
  ) async throws -> PagedView<Surroundings>? {
    try await writeNotices(to: &html)
    let source = try await source()
    let pages = source.pages(isBoard: layout.isBoard && grouping != nil, in: placement)
    let folder = folder(pages)
    if let home = pages.home {
      var cursor = source.start()
      try await cursor.skip(pages.rows(of: home).lowerBound)
      try await write(pages.rows(of: home), of: source, from: &cursor, to: &html, drain)
    } else if let grouping, case .grouped(let placed) = source {
      var groups = groups(by: grouping)
      let starts = GroupStarts(placed)
      groups.rest = { bucket in
        starts.start(of: bucket).map { start in
          folder.href(of: pages.page(ofRow: start.row), from: nil, fragment: "group-\(start.number)")
        }
      }
      _ = try await groups.write(placed, limit: placement.boardLimit, to: &html, drain)
    }
    guard pages.count > 1 || pages.home == nil else { return nil }
    try PageLinks(view: title, folder: folder, page: pages.home).write(to: &html)
    return PagedView(title: title, folder: folder, source: source, writer: self)
  }

  /// Writes some of the rows, beginning at `cursor`.
  func write(
    _ shown: Range<Int>, of source: ViewRowSource, from cursor: inout ViewRowSource.Cursor,
    to html: inout HTMLWriter, _ drain: (inout HTMLWriter) throws -> Void
  ) async throws {
    if isAlone, let reason = section.document.unavailableRows {
      try html.element("p", ("class", "notice"), text: MissingText.rows(reason))
      try html.lineEnd()
    }
    let isWhole: Bool
    switch source {
    case .plain(let rows): isWhole = shown.count == rows.count
    case .grouped(let rows): isWhole = shown.count == rows.count
    case .dated(let rows): isWhole = shown.count == rows.count
    }
    switch (cursor, source, grouping) {
    case (.grouped, .grouped(let placed), let grouping?) where isWhole && !isAlone:
      _ = try await groups(by: grouping).write(placed, limit: .none, to: &html, drain)
    case (.grouped(var iterator), .grouped(let placed), let grouping?):
      try await groups(by: grouping).write(shown, of: placed, from: &iterator, to: &html, drain)
      cursor = .grouped(iterator)
    case (.dated(var iterator), _, _):
      try await calendar.write(shown.count, from: &iterator, to: &html, drain)
      cursor = .dated(iterator)
    case (.plain(var iterator), _, _):
      try await write(shown.count, from: &iterator, isPart: !isWhole, to: &html, drain)
      cursor = .plain(iterator)
    default: break
    }
  }

  // MARK: Rows

  private var rows: ViewRows {
    // Excluded objects are not in the workspace of a site.
    section.rows(
      in: workspace, documents: documents,
      policy: RowPolicy(includesArchived: true, hidesUndecided: true))
  }

  private var grouping: RowGrouping? { section.view?.configuration?.groupBy.flatMap(grouping) }

  private func grouping(_ grouping: ViewGrouping) -> RowGrouping? {
    RowGrouping(grouping, of: section.document.dataSource, in: workspace)
  }

  private func source() async throws -> ViewRowSource {
    let rows = rows
    switch (layout, grouping) {
    case (.calendar(let buckets), _): return .dated(try await rows.bucketed { buckets.buckets(of: $0) })
    case (_, let grouping?): return .grouped(try await groups(by: grouping).placed(rows))
    case (_, nil): return .plain(try await rows.counted())
    }
  }

  private var cards: RowCards<Surroundings> { RowCards(surroundings: surroundings, section: section) }

  private var calendar: CalendarMonths<Surroundings> { CalendarMonths(cards: cards, level: level) }

  private func groups(by grouping: RowGrouping) -> RowGroups<Surroundings> {
    let lanes = layout.isBoard ? section.view?.configuration?.subGroupBy.flatMap(self.grouping) : nil
    return RowGroups(
      surroundings: surroundings, form: form, isBoard: layout.isBoard, grouping: grouping, lanes: lanes,
      level: level, hasAnchors: isAlone)
  }

  private var form: RowForm<Surroundings> { form(isPart: false) }

  private func form(isPart: Bool) -> RowForm<Surroundings> {
    switch layout {
    case .table, .calendar:
      .table(DataTable(surroundings: surroundings, columns: section.shownColumns, isPart: isPart))
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

  private func write(
    _ count: Int, from rows: inout CountedRows.Iterator, isPart: Bool, to html: inout HTMLWriter,
    _ drain: (inout HTMLWriter) throws -> Void
  ) async throws {
    let form = form(isPart: isPart)
    let depth = html.depth
    if count == 0 {
      try html.element("p", ("class", "empty"), text: "No rows")
    } else {
      try form.begin(&html)
    }
    for _ in 0..<count {
      guard let row = try await rows.next() else { break }
      try await form.write(row, to: &html)
      try drain(&html)
    }
    try html.close(to: depth)
    try html.lineEnd()
  }

  // MARK: Notices

  private func writeNotices(to html: inout HTMLWriter) async throws {
    var notices: [String] = []
    if let reason = section.document.unavailableRows { notices.append(MissingText.rows(reason)) }
    if let notice = layout.notice(on: section.view) { notices.append(notice) }
    if let conditions = try await UnappliedSettings(rows, of: section) {
      for diagnostic in conditions.diagnostics(of: database) { report(diagnostic) }
      notices += conditions.notices
    }
    if let grouping, grouping.dependsOnDay {
      notices.append("In Notion the groups tell how far a day is from today; here they are months.")
    }
    for notice in notices {
      try html.element("p", ("class", "notice"), text: notice)
      try html.lineEnd()
    }
  }

  /// Writes a link to the rows that a database within a page does not show.
  private func writeRest(_ rows: ViewRows, to html: inout HTMLWriter) async throws {
    let total = try await rows.total()
    let link = try await surroundings.object(database, title: "").link
    try html.open("p", ("class", "more"))
    try html.inline(InlineText("All \(PageLinks.text(total)) rows", link: SafeLink(link)))
    try html.close()
    try html.lineEnd()
  }
}
