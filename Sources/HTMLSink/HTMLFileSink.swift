import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes an HTML file for each page next to the folder of its children, and a folder for each database.
struct HTMLFileSink: Sink {
  let context: SinkContext
  let options: HTMLSinkPlugin.Options
  private let layout: FolderLayout
  private let written: WrittenDatabases
  private let attachments: AttachmentNames

  init(context: SinkContext, options: HTMLSinkPlugin.Options) {
    self.context = context
    self.options = options
    layout = FolderLayout(of: context.workspace, pathLimit: context.output.pathLimit)
    written = WrittenDatabases(of: context.workspace)
    attachments = AttachmentNames(of: context.workspace)
  }

  func write(_ event: ExportEvent) async throws {
    // Any event may have changed the outline.
    layout.refresh()
    switch event {
    case .page(let document): try await writePage(document)
    case .database(let document): try await writeDatabaseUnlessCurrent(document)
    case .dataSource(let document): try await writeDataSource(document)
    case .user, .asset, .removed, .removedAsset, .surroundings: break
    @unknown default: break
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    layout.refresh()
    try await context.output.replaceFiles(of: .named("index")) { files in
      try await files.write(OutputPath(Stylesheet.path), bytes: Array(Stylesheet.text.utf8))
      try await files.write(OutputPath("index.html")) { file in
        try await HTMLIndexWriter(
          references: references(in: []), shell: shell, attachments: attachments,
          includesArchived: options.archived
        ).write(to: &file)
      }
    }
  }

  private var loading: ExternalLoading {
    ExternalLoading(frames: options.frames == .known, media: options.externalMedia)
  }

  private var shell: PageShell { PageShell(loading: loading) }

  private func references(in folder: [String]) -> WorkspaceReferences {
    WorkspaceReferences(
      workspace: context.workspace, layout: layout, folder: folder, fileExtension: ".html")
  }

  /// Returns the links of the document at a location; without a page, of that of a database.
  private func links(at location: OutputLocation, of document: PageDocument? = nil) -> HTMLDocumentLinks {
    HTMLDocumentLinks(
      of: location, in: layout, context, document: document, attachments: attachments, loading: loading,
      inlineRows: options.inlineRows, rowPolicy: RowPolicy(includesArchived: options.archived))
  }

  // MARK: Pages

  private func writePage(_ document: PageDocument) async throws {
    let id = document.page.id.object
    guard let location = try await layout.location(of: document.place.id) else { return }
    let links = links(at: location, of: document)
    try await context.output.replaceFiles(of: .object(id)) { files in
      try await files.write(OutputPath(links.links.path)) { file in
        try await HTMLPageWriter(links: links, shell: shell).write(document, to: &file)
      }
      try await links.links.writeFiles(to: files)
    }
  }

  // MARK: Databases

  private func writeDatabaseUnlessCurrent(_ document: DatabaseDocument) async throws {
    try await written.unlessCurrent(document.database.id.object) {
      // The views may have changed while the event was queued.
      let current = try await context.workspace.database(document.database.id)
      try await writeDatabase(current ?? document)
    }
  }

  private func writeDatabase(_ document: DatabaseDocument) async throws {
    guard let location = try await layout.location(of: document.place.id) else { return }
    let sections = try await DatabaseSection.sections(of: document, in: context.workspace)
    let notices = try await DatabaseNotices(on: document, in: context.workspace).lines
    try await write(
      HTMLDatabaseWriter(
        links: links(at: location), shell: shell, description: document.database.description,
        icon: document.database.icon, sections: sections, notices: notices))
  }

  /// Writes a data source in the document of its database, or in a separate document if that is not in the
  /// archive.
  private func writeDataSource(_ document: DataSourceDocument) async throws {
    if let parent = document.place.parent,
      let database = try await context.workspace.database(DatabaseID(parent))
    {
      // It had a separate document while its database was unknown.
      try await context.output.removeFiles(of: .object(document.dataSource.id.object))
      return try await writeDatabaseUnlessCurrent(database)
    }
    guard let location = try await layout.location(of: document.place.id) else { return }
    try await write(
      HTMLDatabaseWriter(
        links: links(at: location), shell: shell, description: document.dataSource.description,
        icon: document.dataSource.icon, sections: [DatabaseSection(document)], notices: []))
  }

  private func write(_ writer: HTMLDatabaseWriter) async throws {
    try await context.output.replaceFiles(of: .object(writer.links.location.id)) { files in
      try await files.write(OutputPath(writer.links.links.path)) { file in
        try await writer.write(to: &file)
      }
    }
  }
}
