import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the document of a database: a table for each data source.
struct HTMLDatabaseWriter {
  let links: HTMLDocumentLinks
  let shell: PageShell
  let description: RichText
  let icon: Icon?
  let sections: [DatabaseSection]
  /// The notices about views whose rows are missing.
  let notices: [String]

  func write(to file: inout OutputFile) async throws {
    var html = try HTMLWriter()
    let location = links.location
    try shell.begin(
      title: location.title, in: location.documentFolder, crumbs: try await links.breadcrumb(), to: &html)
    try html.open("article", ("class", "wide"))
    try html.lineEnd()
    if let icon {
      try html.open("div", ("class", "page-icon"))
      try await IconWriter(references: links).write(icon, to: &html)
      try html.close()
      try html.lineEnd()
    }
    try html.element("h1", text: location.title)
    try html.lineEnd()
    let text = try await InlineText(description, references: links)
    if !text.isEmpty {
      try html.open("p", ("class", "description"))
      try html.inline(text)
      try html.close()
      try html.lineEnd()
    }
    for notice in notices {
      try html.element("p", ("class", "notice"), text: notice)
      try html.lineEnd()
    }
    for section in sections { try await writeSection(section, &html, &file) }
    try html.close()
    try html.lineEnd()
    try shell.end(&html, to: &file)
  }

  private func writeSection(
    _ section: DatabaseSection, _ html: inout HTMLWriter, _ file: inout OutputFile
  ) async throws {
    let id = section.document.dataSource.id.object
    if sections.count > 1 {
      let title =
        try await links.links.references.layout.location(of: id)?.title ?? section.document.place.title
      try html.element("h2", ("id", id.compactText), text: title)
      try html.lineEnd()
    }
    if section.isLinked {
      try html.open("p", ("class", "description"))
      try html.text("A view of ")
      try html.inline(
        InlineText(try await links.object(id, title: section.document.place.title)))
      try html.close()
      try html.lineEnd()
    }
    let documents = RowPageCache(in: links.context.workspace)
    let policy = links.rowPolicy
    let rows = section.rows(in: links.context.workspace, documents: documents, policy: policy)
    if let conditions = try await UnappliedSettings(rows, of: section) {
      for diagnostic in conditions.diagnostics(of: links.location.id) {
        links.context.report(diagnostic)
      }
      for notice in conditions.notices {
        try html.element("p", ("class", "notice"), text: notice)
        try html.lineEnd()
      }
    }
    let count = try await writeRows(rows, of: section, &html, &file)
    guard rows.isFiltered, !section.isLinked else { return }
    let total = try await rows.total()
    guard total > count else { return }
    // Rows that a view hides must still be reachable.
    let depth = html.depth
    try html.open("details")
    let name = section.view?.name.map { " “\($0)”" } ?? ""
    try html.element("summary", text: "The view\(name) shows \(count) of \(total) rows. All rows")
    try html.lineEnd()
    let all = ViewRows(
      of: section.document.dataSource, through: nil, in: links.context.workspace,
      documents: documents, policy: policy)
    _ = try await writeRows(all, of: section, &html, &file)
    try html.close(to: depth)
    try html.lineEnd()
  }

  /// Returns the number of rows.
  private func writeRows(
    _ rows: ViewRows, of section: DatabaseSection, _ html: inout HTMLWriter, _ file: inout OutputFile
  ) async throws -> Int {
    let table = RowTable(references: links, columns: section.shownColumns)
    let depth = html.depth
    try table.begin(&html)
    var count = 0
    for try await row in rows {
      try await table.write(row.reference.id, row.document, to: &html)
      try html.drain(to: &file)
      count += 1
    }
    try html.close(to: depth)
    try html.lineEnd()
    if let reason = section.document.unavailableRows {
      try html.element("p", ("class", "notice"), text: MissingText.rows(reason))
      try html.lineEnd()
    }
    return count
  }
}
