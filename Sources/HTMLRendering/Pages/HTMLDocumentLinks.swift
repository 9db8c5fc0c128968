public import NotionExportKit
public import NotionModel
public import SinkRendering

/// The references of one document of an HTML output, complete: links, files, headings, inline databases.
///
/// The document of each page and database is a file of its own. A format with other links, such as a site,
/// implements ``HTMLPageReferences`` itself.
///
/// ```swift
/// let links = HTMLDocumentLinks(of: location, in: layout, context, document: document, attachments: names)
/// let fragment = try await document.html(references: links)
/// ```
public struct HTMLDocumentLinks: HTMLPageReferences {
  /// The sink's context.
  public let context: SinkContext
  /// The resources that the document may load from other hosts.
  public let loading: ExternalLoading
  /// Maximum number of rows of an inline database; without any, the block is a link.
  public let inlineRows: Int
  /// The rows that tables list.
  public let rowPolicy: RowPolicy
  /// The links and files of the document.
  public private(set) var links: DocumentLinks
  /// The page; `nil` for the document of a database.
  public let document: PageDocument?
  private let attachments: AttachmentNames

  /// Creates the references of a document.
  ///
  /// - Parameters:
  ///   - location: the location of the document.
  ///   - layout: the locations of all documents.
  ///   - context: the sink's context.
  ///   - document: the page; `nil` for the document of a database.
  ///   - attachments: the names of active files.
  ///   - fileExtension: the extension of documents, with its dot.
  ///   - loading: the resources that the document may load from other hosts.
  ///   - inlineRows: the maximum number of rows of an inline database.
  ///   - rowPolicy: the rows that tables list.
  public init(
    of location: OutputLocation, in layout: any OutputLayout, _ context: SinkContext, document: PageDocument?,
    attachments: AttachmentNames, fileExtension: String = ".html",
    loading: ExternalLoading = ExternalLoading(), inlineRows: Int = 0, rowPolicy: RowPolicy = RowPolicy()
  ) {
    self.context = context
    self.loading = loading
    self.inlineRows = inlineRows
    self.rowPolicy = rowPolicy
    self.document = document
    self.attachments = attachments
    links = DocumentLinks(
      of: location, in: layout, context, fileExtension: fileExtension, attachments: attachments,
      anchor: { BlockAnchors.name(of: $0) })
  }

  /// Returns the icon of a page, database or data source.
  public func icon(of id: ObjectID) async throws -> LinkedIcon? {
    guard let location = try await links.references.layout.location(of: id) else { return nil }
    return try await ObjectIcon(of: location, in: context.workspace, attachments).map {
      LinkedIcon($0, from: links.references.folder)
    }
  }

  // MARK: Databases

  /// Returns the references of a row of a database, at the position of the row.
  public func references(ofRow id: ObjectID) async throws -> HTMLDocumentLinks {
    var references = self
    references.links = try await links.links(ofRow: id)
    return references
  }

  /// Writes the first rows of an inline database.
  ///
  /// - Returns: whether anything was written.
  public func writeInline(_ database: DatabaseID, to html: inout HTMLWriter) async throws -> Bool {
    guard inlineRows > 0, let document = try await context.workspace.database(database),
      document.database.isInline
    else { return false }
    for notice in try await DatabaseNotices(on: document, in: context.workspace).lines {
      try html.element("p", ("class", "notice"), text: notice)
      try html.lineEnd()
    }
    for section in try await DatabaseSection.sections(of: document, in: context.workspace) {
      let rows = section.rows(in: context.workspace, policy: rowPolicy)
      for notice in try await UnappliedSettings(rows, of: section)?.notices ?? [] {
        try html.element("p", ("class", "notice"), text: notice)
        try html.lineEnd()
      }
      let table = RowTable(references: self, columns: section.shownColumns)
      let depth = html.depth
      try table.begin(&html)
      var count = 0
      for try await row in rows {
        if count == inlineRows { break }
        try await table.write(row.reference.id, row.document, to: &html)
        count += 1
      }
      try html.close(to: depth)
      try html.lineEnd()
      if count == inlineRows {
        try html.element("p", ("class", "more"), text: "The first \(count) rows; the database has them all.")
        try html.lineEnd()
      }
    }
    return true
  }
}
