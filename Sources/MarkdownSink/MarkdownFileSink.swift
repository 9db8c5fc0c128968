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
    case .page(let document): try await write(document)
    case .database(let document): try await writeUnlessCurrent(document)
    case .dataSource(let document): try await write(document)
    case .user, .asset, .removed, .removedAsset: break
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

  private func surroundings(_ place: OutputLocation, _ document: PageDocument?) -> PageSurroundings {
    PageSurroundings(
      context: context, flavor: options.flavor,
      marksBlocks: options.blockIds,
      references: WorkspaceReferences(
        workspace: context.workspace, layout: layout, folder: place.documentFolder, fileExtension: ".md"),
      place: place, document: document)
  }

  // MARK: Pages

  private func write(_ document: PageDocument) async throws {
    let id = document.page.id.object
    guard let place = try await layout.location(of: document.place.id) else { return }
    let surroundings = surroundings(place, document)
    try await context.output.replaceFiles(of: .object(id)) { files in
      try await files.write(OutputPath(surroundings.references.file(of: place))) { file in
        try await MarkdownPageWriter(surroundings: surroundings, options: options).write(document, to: &file)
      }
      for asset in surroundings.files.contents {
        try await files.write(OutputPath(asset.path), content: asset.content)
      }
    }
  }

  // MARK: Databases

  private var policy: RowPolicy { RowPolicy(includesArchived: options.archived) }

  private func writeUnlessCurrent(_ document: DatabaseDocument) async throws {
    try await written.unlessCurrent(document.database.id.object) {
      // The views may have changed while the event was queued.
      let current = try await context.workspace.database(document.database.id)
      try await write(current ?? document)
    }
  }

  private func write(_ document: DatabaseDocument) async throws {
    let id = document.database.id.object
    guard let place = try await layout.location(of: document.place.id) else { return }
    let files = MarkdownDatabaseWriter(
      surroundings: surroundings(place, nil), options: options,
      heading: MarkdownDatabaseWriter.Heading(
        description: document.database.description, icon: document.database.icon,
        created: document.database.createdTime, updated: document.database.lastEditedTime),
      sections: try await DatabaseSection.sections(of: document, in: context.workspace),
      notices: try await DatabaseNotices(on: document, in: context.workspace).lines, policy: policy)
    try await context.output.replaceFiles(of: .object(id)) { try await files.write(to: $0) }
  }

  /// Writes a data source in the document of its database, or in a separate document if that is not in the
  /// archive.
  private func write(_ document: DataSourceDocument) async throws {
    if let parent = document.place.parent,
      let database = try await context.workspace.database(DatabaseID(parent))
    {
      // It had a separate document while its database was unknown.
      try await context.output.removeFiles(of: .object(document.dataSource.id.object))
      return try await writeUnlessCurrent(database)
    }
    let id = document.dataSource.id.object
    guard let place = try await layout.location(of: document.place.id) else { return }
    let files = MarkdownDatabaseWriter(
      surroundings: surroundings(place, nil), options: options,
      heading: MarkdownDatabaseWriter.Heading(
        description: document.dataSource.description, icon: document.dataSource.icon,
        created: document.dataSource.createdTime, updated: document.dataSource.lastEditedTime),
      sections: [DatabaseSection(document)], notices: [], policy: policy)
    try await context.output.replaceFiles(of: .object(id)) { try await files.write(to: $0) }
  }
}
