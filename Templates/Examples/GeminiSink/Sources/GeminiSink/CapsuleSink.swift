internal import NotionExportKit
internal import NotionModel
internal import SinkRendering

/// Writes a gemtext file for each page and each database, next to the folder of its children.
struct CapsuleSink: Sink {
  let context: SinkContext
  let layout: FolderLayout

  init(context: SinkContext) {
    self.context = context
    layout = FolderLayout(
      of: context.workspace, pathLimit: context.output.pathLimit, fileExtension: ".gmi")
  }

  func write(_ event: ExportEvent) async throws {
    layout.refresh()
    switch event {
    case .page(let page):
      try await write(page.page.id.object) { writer, file in
        let schemas = try await context.workspace.schemas(of: page)
        try await writer.properties(of: page.page, schemas: schemas, &file)
        for try await event in page.content { try await writer.write(event, to: &file) }
        try await writer.comments(of: page, &file)
      }
    case .database(let database): try await write(database)
    case .dataSource(let dataSource):
      let id = dataSource.dataSource.id.object
      // The document of the database shows its data sources; without the database one has its own document.
      if let parent = dataSource.place.parent,
        let database = try await context.workspace.database(DatabaseID(parent))
      {
        try await context.output.removeFiles(of: .object(id))
        try await write(database)
      } else {
        try await write(id) { writer, file in try await write(DatabaseSection(dataSource), &writer, &file) }
      }
    case .user, .asset, .removed, .removedAsset, .surroundings: break
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    layout.refresh()
    let references = WorkspaceReferences(
      workspace: context.workspace, layout: layout, folder: [], fileExtension: ".gmi")
    try await context.output.replaceFiles(of: .named("index")) { files in
      try await files.write(OutputPath("index.gmi")) { file in
        for try await node in context.workspace.children(of: nil) {
          let reference = try await references.object(node)
          try file.write("=> \(reference.link?.destination ?? "") \(reference.text)\n")
        }
      }
    }
  }

  private func write(_ database: DatabaseDocument) async throws {
    try await write(database.database.id.object) { writer, file in
      for notice in try await DatabaseNotices(on: database, in: context.workspace).lines {
        try file.write("\(notice).\n")
      }
      for section in try await DatabaseSection.sections(of: database, in: context.workspace) {
        try await write(section, &writer, &file)
      }
    }
  }

  private func write(
    _ section: DatabaseSection, _ writer: inout GemtextWriter, _ file: inout OutputFile
  ) async throws {
    for try await row in section.rows(in: context.workspace) {
      try await writer.row(row, of: section, &file)
    }
  }

  /// Writes the document of an object, with a title and the content that `content` writes.
  private func write(
    _ id: ObjectID, content: (inout GemtextWriter, inout OutputFile) async throws -> Void
  ) async throws {
    guard let location = try await layout.location(of: id) else { return }
    let links = DocumentLinks(of: location, in: layout, context, fileExtension: ".gmi")
    try await context.output.replaceFiles(of: .object(id)) { files in
      try await files.write(OutputPath(links.path)) { file in
        try file.write("# \(location.title.split(whereSeparator: \.isNewline).joined(separator: " "))\n")
        var writer = GemtextWriter(links: links)
        try await content(&writer, &file)
      }
      try await links.writeFiles(to: files)
    }
  }
}
