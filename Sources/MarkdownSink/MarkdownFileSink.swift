import NotionExportKit
import NotionModel
import SinkRendering

/// Writes a Markdown file for each page next to the folder of its children, and a folder for each database.
struct MarkdownFileSink: Sink {
  let context: SinkContext
  let options: MarkdownSinkPlugin.Options
  private let layout: FolderLayout
  private let events: DocumentEvents

  init(context: SinkContext, options: MarkdownSinkPlugin.Options) {
    self.context = context
    self.options = options
    layout = FolderLayout(of: context.workspace, pathLimit: context.output.pathLimit)
    events = DocumentEvents(in: context)
  }

  func write(_ event: ExportEvent) async throws {
    // Any event may have changed the outline.
    layout.refresh()
    try await events.forDocument(of: event) { subject in
      guard let location = try await layout.location(of: subject.place.id) else { return }
      switch subject {
      case .page(let document): try await write(document, at: location)
      case .database(let database): try await write(database, at: location)
      }
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

  // MARK: Documents

  private nonisolated(nonsending) func write(_ document: PageDocument, at location: OutputLocation)
    async throws
  {
    let links = links(at: location, of: document)
    try await context.output.replaceFiles(of: .object(location.id)) { files in
      try await files.write(OutputPath(links.references.file(of: location))) { file in
        try await MarkdownPageWriter(links: links, options: options).write(document, to: &file)
      }
      for asset in links.files.contents {
        try await files.write(OutputPath(asset.path), content: asset.content)
      }
    }
  }

  private nonisolated(nonsending) func write(_ database: DatabaseSubject, at location: OutputLocation)
    async throws
  {
    let writer = MarkdownDatabaseWriter(
      links: links(at: location), options: options, subject: database,
      sections: try await database.sections(in: context.workspace),
      notices: try await database.notices(in: context.workspace),
      policy: RowPolicy(includesArchived: options.archived))
    try await context.output.replaceFiles(of: .object(location.id)) { try await writer.write(to: $0) }
  }
}
