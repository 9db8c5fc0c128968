import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes an HTML file for each page next to the folder of its children, and a folder for each database.
struct HTMLFileSink: Sink {
  let context: SinkContext
  let options: HTMLSinkPlugin.Options
  private let layout: FolderLayout
  private let events: DocumentEvents
  private let attachments: AttachmentNames

  init(context: SinkContext, options: HTMLSinkPlugin.Options) {
    self.context = context
    self.options = options
    layout = FolderLayout(of: context.workspace, pathLimit: context.output.pathLimit)
    events = DocumentEvents(in: context)
    attachments = AttachmentNames(of: context.workspace)
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

  // MARK: Documents

  private nonisolated(nonsending) func write(_ document: PageDocument, at location: OutputLocation)
    async throws
  {
    let links = links(at: location, of: document)
    try await context.output.replaceFiles(of: .object(location.id)) { files in
      try await files.write(OutputPath(links.links.path)) { file in
        try await HTMLPageWriter(links: links, shell: shell).write(document, to: &file)
      }
      try await links.links.writeFiles(to: files)
    }
  }

  private nonisolated(nonsending) func write(_ database: DatabaseSubject, at location: OutputLocation)
    async throws
  {
    let writer = HTMLDatabaseWriter(
      links: links(at: location), shell: shell, description: database.description, icon: database.icon,
      sections: try await database.sections(in: context.workspace),
      notices: try await database.notices(in: context.workspace))
    try await context.output.replaceFiles(of: .object(location.id)) { files in
      try await files.write(OutputPath(writer.links.links.path)) { file in
        try await writer.write(to: &file)
      }
    }
  }
}
