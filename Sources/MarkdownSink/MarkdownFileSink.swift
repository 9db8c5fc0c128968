import NotionExportKit
import NotionModel
import SinkRendering

/// Writes a Markdown file for each page next to the folder of its children, and a folder for each database.
struct MarkdownFileSink: Sink {
  let context: SinkContext
  let options: MarkdownSinkPlugin.Options
  private let layout: FolderLayout
  private let written: WrittenDatabases

  init(context: SinkContext, options: MarkdownSinkPlugin.Options) {
    self.context = context
    self.options = options
    layout = FolderLayout(of: context.workspace, pathLimit: context.output.pathLimit)
    written = WrittenDatabases(of: context.workspace)
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
      try await files.write(OutputPath("index.md")) { file in
        let references = WorkspaceReferences(
          workspace: context.workspace, layout: layout, folder: [], fileExtension: ".md")
        try await MarkdownIndexWriter(
          references: references, flavor: options.flavor, includesArchived: options.archived
        ).write(to: &file)
      }
    }
  }

  /// Returns the links of the document at a location; without a page, of that of a database.
  private func links(at location: OutputLocation, of document: PageDocument? = nil) -> MarkdownDocumentLinks {
    MarkdownDocumentLinks(
      context: context, flavor: options.flavor,
      marksBlocks: options.blockIds,
      references: WorkspaceReferences(
        workspace: context.workspace, layout: layout, folder: location.documentFolder, fileExtension: ".md"),
      location: location, document: document)
  }

  // MARK: Pages

  private func writePage(_ document: PageDocument) async throws {
    let id = document.page.id.object
    guard let location = try await layout.location(of: document.place.id) else { return }
    let links = links(at: location, of: document)
    try await context.output.replaceFiles(of: .object(id)) { files in
      try await files.write(OutputPath(links.references.file(of: location))) { file in
        try await MarkdownPageWriter(links: links, options: options).write(document, to: &file)
      }
      for asset in links.files.contents {
        try await files.write(OutputPath(asset.path), content: asset.content)
      }
    }
  }

  // MARK: Databases

  private var policy: RowPolicy { RowPolicy(includesArchived: options.archived) }

  private func writeDatabaseUnlessCurrent(_ document: DatabaseDocument) async throws {
    try await written.unlessCurrent(document.database.id.object) {
      // The views may have changed while the event was queued.
      let current = try await context.workspace.database(document.database.id)
      try await writeDatabase(current ?? document)
    }
  }

  private func writeDatabase(_ document: DatabaseDocument) async throws {
    let id = document.database.id.object
    guard let location = try await layout.location(of: document.place.id) else { return }
    let files = MarkdownDatabaseWriter(
      links: links(at: location), options: options,
      heading: MarkdownDatabaseWriter.Heading(
        description: document.database.description, icon: document.database.icon,
        created: document.database.createdTime, updated: document.database.lastEditedTime),
      sections: try await DatabaseSection.sections(of: document, in: context.workspace),
      notices: try await DatabaseNotices(on: document, in: context.workspace).lines, policy: policy)
    try await context.output.replaceFiles(of: .object(id)) { try await files.write(to: $0) }
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
    let id = document.dataSource.id.object
    guard let location = try await layout.location(of: document.place.id) else { return }
    let files = MarkdownDatabaseWriter(
      links: links(at: location), options: options,
      heading: MarkdownDatabaseWriter.Heading(
        description: document.dataSource.description, icon: document.dataSource.icon,
        created: document.dataSource.createdTime, updated: document.dataSource.lastEditedTime),
      sections: [DatabaseSection(document)], notices: [], policy: policy)
    try await context.output.replaceFiles(of: .object(id)) { try await files.write(to: $0) }
  }
}
