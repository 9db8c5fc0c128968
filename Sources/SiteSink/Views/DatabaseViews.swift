import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes a database as tabs, one for each view of each data source.
///
/// Rows are read as they are written, so that their number takes no memory.
struct DatabaseViews<Surroundings: HTMLReferences> {
  private let surroundings: Surroundings
  private let workspace: any WorkspaceReader
  private let limit: Int?
  private let placement: ViewPlacement?
  private let report: @Sendable (Diagnostic) -> Void

  /// Creates a writer of views for a document.
  ///
  /// - Parameters:
  ///   - surroundings: the document.
  ///   - workspace: the workspace of the rows.
  ///   - limit: the maximum number of rows of a view or of a group of a view, if the database is within a
  ///     page; `nil` for all, in the document of the database.
  ///   - placement: the locations of further documents of a view with too many rows for one; `nil` if one
  ///     document has all rows.
  ///   - report: receives differences between a view and Notion.
  init(
    surroundings: Surroundings, workspace: any WorkspaceReader, limit: Int? = nil,
    placement: ViewPlacement? = nil, report: @escaping @Sendable (Diagnostic) -> Void = { _ in }
  ) {
    self.surroundings = surroundings
    self.workspace = workspace
    self.limit = limit
    self.placement = placement
    self.report = report
  }

  /// Writes a database.
  ///
  /// - Parameters:
  ///   - document: the database.
  ///   - html: the output.
  ///   - drain: called at intervals to flush the output.
  /// - Returns: the views with further documents, which must be written afterwards.
  /// - Throws: an error of reading the archive, the error that `drain` throws, or ``HTMLWriterError``.
  @discardableResult func write(
    _ document: DatabaseDocument, to html: inout HTMLWriter,
    draining drain: (inout HTMLWriter) throws -> Void = { _ in }
  ) async throws -> [PagedView<Surroundings>] {
    let sections = try await DatabaseSection.sections(of: document, in: workspace)
    for notice in try await DatabaseNotices(on: document, in: workspace).lines {
      try html.element("p", ("class", "notice"), text: notice)
      try html.lineEnd()
    }
    let all = sections.map { ViewList(of: $0, isWholeDocument: limit == nil, in: workspace) }
    var names = ViewFolder.names(of: all.flatMap(\.views).map { ($0.title, $0.id.compactText) })[...]
    var paged: [PagedView<Surroundings>] = []
    for list in all {
      paged += try await write(
        list, named: names.prefix(list.views.count), of: document.database.id.object,
        isOnly: sections.count == 1, to: &html, drain)
      names = names.dropFirst(list.views.count)
    }
    return paged
  }

  /// Writes a data source whose database is not in the archive.
  ///
  /// - Parameters:
  ///   - document: the data source.
  ///   - html: the output.
  ///   - drain: called at intervals to flush the output.
  /// - Returns: the views with further documents, which must be written afterwards.
  /// - Throws: an error of reading the archive, the error that `drain` throws, or ``HTMLWriterError``.
  @discardableResult func write(
    _ document: DataSourceDocument, to html: inout HTMLWriter,
    draining drain: (inout HTMLWriter) throws -> Void = { _ in }
  ) async throws -> [PagedView<Surroundings>] {
    let list = ViewList(of: DatabaseSection(document), isWholeDocument: limit == nil, in: workspace)
    return try await write(
      list, named: ViewFolder.names(of: list.views.map { ($0.title, $0.id.compactText) })[...],
      of: document.dataSource.id.object, isOnly: true, to: &html, drain)
  }

  // MARK: Data sources

  private func write(
    _ list: ViewList, named names: ArraySlice<String>, of database: ObjectID, isOnly: Bool,
    to html: inout HTMLWriter, _ drain: (inout HTMLWriter) throws -> Void
  ) async throws -> [PagedView<Surroundings>] {
    let depth = html.depth
    let section = list.section
    var level = HeadingLevel(hasHeadings: limit == nil)
    try html.open("section", ("class", "database"))
    try html.lineEnd()
    let id = section.document.dataSource.id.object
    if !isOnly {
      // One of several data sources has an anchor as the target of links to it.
      let title = try await surroundings.object(id, title: section.document.place.title).text
      try level.write(title, class: "database-title", id: limit == nil ? id.compactText : nil, to: &html)
      level.descend()
    }
    if section.isLinked { try await writeOrigin(of: section, to: &html) }
    let hasTabs = list.views.count > 1
    if hasTabs { try html.open("div", ("class", "tabs")) }
    var paged: [PagedView<Surroundings>] = []
    let documents = RowPageCache(in: workspace)
    for (index, (view, name)) in zip(list.views, names).enumerated() {
      let anchor = view.id.compactText
      if hasTabs {
        try html.empty(
          "input", ("type", "radio"), ("name", "views-\(database.compactText)-\(id.compactText)"),
          ("id", "tab-\(anchor)"), ("checked", index == 0 ? "" : nil))
        try html.element("label", ("for", "tab-\(anchor)"), text: view.title)
      }
      let inner = html.depth
      let shown = section.through(view.view)
      let layout = ViewLayout(of: shown)
      try html.open("section", ("class", "view \(layout.className)"), ("id", "view-\(anchor)"))
      try html.lineEnd()
      var viewLevel = level
      if hasTabs, level.hasHeadings {
        try level.write(view.title, class: "view-title", to: &html)
        viewLevel.descend()
      }
      let writer = ViewWriter(
        surroundings: surroundings, workspace: workspace, section: shown, documents: documents,
        layout: layout, database: database, limit: limit.map(RowLimit.init(withinPage:)) ?? .none,
        level: viewLevel, report: report)
      if let placement {
        let rest = try await writer.write(
          title: view.title, to: &html, in: placement,
          folder: { ViewFolder(placement: placement, name: name, anchor: "view-\(anchor)", pages: $0) }, drain
        )
        if let rest { paged.append(rest) }
      } else {
        try await writer.write(to: &html, drain)
      }
      try html.close(to: inner)
      try html.lineEnd()
    }
    try html.close(to: depth)
    try html.lineEnd()
    return paged
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
