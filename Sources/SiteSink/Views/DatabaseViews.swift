import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// Writes a database as its views: tabs, one for each view, of each data source.
///
/// Rows are read as they are written, so that their number costs no memory.
struct DatabaseViews<Surroundings: HTMLSurroundings> {
  /// How many rows a view shows beside the one that shows all.
  private static var furtherRows: Int { 1_000 }

  private let surroundings: Surroundings
  private let workspace: any WorkspaceReader
  private let limit: Int?
  private let report: @Sendable (Diagnostic) -> Void

  /// Writes views for a document.
  ///
  /// - Parameters:
  ///   - surroundings: the document.
  ///   - workspace: whose rows are shown, all of them.
  ///   - limit: how many rows a view shows, or a group of a view, where the database stands within a page; `nil`
  ///     for all, in the document of the database.
  ///   - report: takes what a view does not show as Notion does.
  init(
    surroundings: Surroundings, workspace: any WorkspaceReader, limit: Int? = nil,
    report: @escaping @Sendable (Diagnostic) -> Void = { _ in }
  ) {
    self.surroundings = surroundings
    self.workspace = workspace
    self.limit = limit
    self.report = report
  }

  /// Writes a database.
  ///
  /// - Parameters:
  ///   - document: the database.
  ///   - html: what is written to.
  ///   - drain: is called now and then to hand over what has been written.
  /// - Throws: what keeps the archive from being read, what `drain` throws, or ``HTMLWriterError``.
  func write(
    _ document: DatabaseDocument, to html: inout HTMLWriter,
    draining drain: (inout HTMLWriter) throws -> Void = { _ in }
  ) async throws {
    let sections = try await DatabaseSection.sections(of: document, in: workspace)
    if sections.isEmpty {
      try html.element(
        "p", ("class", "notice"), text: "A view of a database that Notion's API does not give out")
      try html.lineEnd()
    }
    for section in sections {
      try await write(
        section, of: document.database.id.object, isOnly: sections.count == 1, to: &html, drain)
    }
  }

  /// Writes a data source whose database is not in the archive.
  ///
  /// - Parameters:
  ///   - document: the data source.
  ///   - html: what is written to.
  ///   - drain: is called now and then to hand over what has been written.
  /// - Throws: what keeps the archive from being read, what `drain` throws, or ``HTMLWriterError``.
  func write(
    _ document: DataSourceDocument, to html: inout HTMLWriter,
    draining drain: (inout HTMLWriter) throws -> Void = { _ in }
  ) async throws {
    try await write(
      DatabaseSection(document), of: document.dataSource.id.object, isOnly: true, to: &html, drain)
  }

  // MARK: Data sources

  private func write(
    _ section: DatabaseSection, of database: ObjectID, isOnly: Bool, to html: inout HTMLWriter,
    _ drain: (inout HTMLWriter) throws -> Void
  ) async throws {
    let depth = html.depth
    var level = HeadingLevel(hasHeadings: limit == nil)
    try html.open("section", ("class", "database"))
    try html.lineEnd()
    let id = section.document.dataSource.id.object
    if !isOnly {
      // One of several has an anchor, so that links to it lead here.
      let title = try await surroundings.object(id, title: section.document.place.title).text
      try level.write(title, class: "database-title", id: limit == nil ? id.compactText : nil, to: &html)
      level.descend()
    }
    if section.isLinked { try await writeOrigin(of: section, to: &html) }
    let views: [View?] = section.views.isEmpty ? [section.view] : section.views
    let whole = wholeView(views, of: section)
    if views.count > 1 { try html.open("div", ("class", "tabs")) }
    for (index, view) in views.enumerated() {
      let shown = section.through(view)
      let layout = ViewLayout(of: shown)
      let anchor = (view?.id.object ?? id).compactText
      if views.count > 1 {
        let name = "tab-\(anchor)"
        try html.empty(
          "input", ("type", "radio"), ("name", "views-\(database.compactText)-\(id.compactText)"),
          ("id", name),
          ("checked", index == 0 ? "" : nil))
        try html.element("label", ("for", name), text: ViewLayout.name(of: view))
      }
      let inner = html.depth
      try html.open("section", ("class", "view \(layout.className)"), ("id", "view-\(anchor)"))
      try html.lineEnd()
      var viewLevel = level
      if views.count > 1, level.hasHeadings {
        try level.write(ViewLayout.name(of: view), class: "view-title", to: &html)
        viewLevel.descend()
      }
      let writer = ViewWriter(
        surroundings: surroundings, workspace: workspace, section: shown, layout: layout, database: database,
        limit: rowLimit(isWhole: index == whole), isWithinPage: limit != nil, level: viewLevel,
        report: report)
      try await writer.write(to: &html, drain)
      try html.close(to: inner)
      try html.lineEnd()
    }
    try html.close(to: depth)
    try html.lineEnd()
  }

  private func rowLimit(isWhole: Bool) -> RowLimit {
    if let limit { return RowLimit(withinPage: limit) }
    return isWhole ? .none : RowLimit(total: Self.furtherRows)
  }

  /// The view that shows every row, so that none is out of reach: a table that leaves none out before any other.
  private func wholeView(_ views: [View?], of section: DatabaseSection) -> Int {
    let all = views.indices.filter { !section.through(views[$0]).rows(in: workspace).isFiltered }
    return all.first { views[$0]?.type == .table } ?? all.first ?? 0
  }

  private func writeOrigin(of section: DatabaseSection, to html: inout HTMLWriter) async throws {
    try html.open("p", ("class", "description"))
    try html.text("A view of ")
    try html.inline(
      InlineText(
        try await surroundings.object(
          section.document.dataSource.id.object, title: section.document.place.title)))
    try html.close()
    try html.lineEnd()
  }
}
