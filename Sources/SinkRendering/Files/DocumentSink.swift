public import NotionExportKit
public import NotionModel

/// A sink that writes a file for each page and each database.
///
/// It finds out which document an event is about, where the file goes, and which links and files it has. You write the
/// content:
///
/// ```swift
/// struct OutlineSink: DocumentSink {
///   static let fileExtension = ".txt"
///   let context: SinkContext
///   let layout: FolderLayout
///
///   func write(_ content: DocumentContent, links: DocumentLinks, to file: inout OutputFile) async throws {
///     try file.write("\(links.location.title)\n")
///     guard case .page(let page, _) = content else { return }
///     for try await event in page.content {
///       guard case .enter(let node) = event, let text = node.block.richText else { continue }
///       try file.write(try await StyledText(text, references: links).plainText + "\n")
///     }
///   }
/// }
/// ```
///
/// The plugin makes it as `OutlineSink(context: context, layout: OutlineSink.layout(in: context))`.
public protocol DocumentSink: Sink {
  /// The extension of all documents, with its dot.
  static var fileExtension: String { get }

  /// The sink's context.
  var context: SinkContext { get }

  /// The locations of all documents; ``layout(in:)`` creates them.
  var layout: FolderLayout { get }

  /// Writes the content of a document; the files that it shows are written after it.
  ///
  /// - Parameters:
  ///   - content: the page or the database.
  ///   - links: the location of the document, and its references.
  ///   - file: the file of the document.
  /// - Throws: an error of the output, or of reading the archive.
  func write(_ content: DocumentContent, links: DocumentLinks, to file: inout OutputFile) async throws
}

/// The content of a document.
public enum DocumentContent: Sendable {
  /// A page, with the schemas of its properties if it is a row.
  case page(PageDocument, schemas: PropertySchemas?)
  /// The data sources of a database, and sentences about views that cannot be shown, without full stops.
  case database(sections: [DatabaseSection], notices: [String])
}

extension DocumentSink {
  /// Creates the locations of the documents in the output of a sink.
  public static func layout(in context: SinkContext) -> FolderLayout {
    FolderLayout(of: context.workspace, pathLimit: context.output.pathLimit, fileExtension: fileExtension)
  }

  /// Writes a file at the top of the output with a line for each document at the top of the outline; for use in
  /// `finish(_:)`.
  ///
  /// - Parameters:
  ///   - name: the name of the file, as in `index.txt`.
  ///   - line: returns the text for a document's title and link, with its line break.
  /// - Throws: an error of the output, or of reading the archive.
  public func writeIndex(_ name: String, line: (ResolvedReference) -> String) async throws {
    layout.refresh()
    let references = WorkspaceReferences(
      workspace: context.workspace, layout: layout, folder: [], fileExtension: Self.fileExtension)
    try await context.output.replaceFiles(of: .named("index")) { files in
      try await files.write(OutputPath(name)) { file in
        for try await node in context.workspace.children(of: nil) {
          try file.write(line(try await references.object(node)))
        }
      }
    }
  }

  /// Writes the document that an event is about.
  public func write(_ event: ExportEvent) async throws {
    layout.refresh()
    try await DocumentEvents(in: context).forDocument(of: event) { subject in try await write(subject) }
  }

  private nonisolated(nonsending) func write(_ subject: DocumentSubject) async throws {
    let id = subject.place.id
    guard let location = try await layout.location(of: id) else { return }
    let content: DocumentContent
    switch subject {
    case .page(let page): content = .page(page, schemas: try await context.workspace.schemas(of: page))
    case .database(let database):
      content = .database(
        sections: try await database.sections(in: context.workspace),
        notices: try await database.notices(in: context.workspace))
    }
    let links = DocumentLinks(of: location, in: layout, context, fileExtension: Self.fileExtension)
    try await context.output.replaceFiles(of: .object(id)) { files in
      try await files.write(OutputPath(links.path)) { file in
        try await write(content, links: links, to: &file)
      }
      try await links.writeFiles(to: files)
    }
  }
}
