public import NotionExportKit
public import NotionModel

/// The references of one document, complete: what most sinks need between the events and the files.
///
/// Links to pages and databases of the export are relative links to their files, mentions have titles and names,
/// and the files that a page shows are in the folder `assets` next to it. Addresses outside the export are
/// absolute, without signatures.
///
/// ```swift
/// func write(_ document: PageDocument) async throws {
///   guard let location = try await layout.location(of: document.place.id) else { return }
///   let links = DocumentLinks(of: location, in: layout, context, fileExtension: ".txt")
///   try await context.output.replaceFiles(of: .object(location.id)) { files in
///     try await files.write(OutputPath(links.path)) { file in
///       for try await event in document.content {
///         guard case .enter(let node) = event, let text = node.block.richText else { continue }
///         try file.write(try await StyledText(text, references: links).plainText + "\n")
///       }
///     }
///     try await links.writeFiles(to: files)
///   }
/// }
/// ```
///
/// A format with other rules implements ``DocumentReferences`` itself, and may forward to this type.
public struct DocumentLinks: DocumentReferences {
  /// The location of the document.
  public let location: OutputLocation
  /// The links relative to the document.
  public let references: WorkspaceReferences
  /// The files that the document shows.
  public var files: DocumentFiles
  private let anchor: (@Sendable (BlockID) -> String)?
  private let workspace: any WorkspaceReader

  /// Creates the references of a document.
  ///
  /// - Parameters:
  ///   - location: the location of the document.
  ///   - layout: the locations of all documents.
  ///   - context: the sink's context.
  ///   - fileExtension: the extension of all documents, with its dot.
  ///   - attachments: renames files that a browser would execute, for a format that is published.
  ///   - anchor: returns the anchor of a block, to which links then lead, and of a data source with a heading
  ///     in its database's document; without it links lead to documents.
  public init(
    of location: OutputLocation, in layout: any OutputLayout, _ context: SinkContext, fileExtension: String,
    attachments: AttachmentNames? = nil, anchor: (@Sendable (BlockID) -> String)? = nil
  ) {
    let references = WorkspaceReferences(
      workspace: context.workspace, layout: layout, folder: location.documentFolder,
      fileExtension: fileExtension)
    self.init(
      of: location, references, context, hasFiles: location.kind == .page, attachments: attachments,
      anchor: anchor)
  }

  /// Creates the references of a document with links of another kind.
  ///
  /// - Parameters:
  ///   - location: the location of the document.
  ///   - references: the links relative to the document.
  ///   - context: the sink's context.
  ///   - hasFiles: whether shown files belong to the document, as those of a page do; in the document of a database most
  ///     belong to rows.
  ///   - attachments: renames files that a browser would execute, for a format that is published.
  ///   - anchor: returns the anchor of a block, as in the other initializer.
  public init(
    of location: OutputLocation, _ references: WorkspaceReferences, _ context: SinkContext, hasFiles: Bool,
    attachments: AttachmentNames? = nil, anchor: (@Sendable (BlockID) -> String)? = nil
  ) {
    self.location = location
    self.anchor = anchor
    self.references = references
    workspace = context.workspace
    files = DocumentFiles(
      context: context, references: references, location: location, isPage: hasFiles, attachments: attachments
    )
  }

  /// The file of the document, from the root of the output.
  public var path: [String] { references.file(of: location) }

  /// Writes the files that the document has shown so far; call it after the document has been written.
  ///
  /// - Throws: an error of the output or of reading the archive.
  public nonisolated(nonsending) func writeFiles(to files: any OutputFiles) async throws {
    for (path, content) in self.files.contents { try await files.write(OutputPath(path), content: content) }
  }

  /// Returns the ancestors of the document, from the root, and the document itself.
  ///
  /// - Throws: an error of reading the archive.
  public func breadcrumb() async throws -> [ResolvedReference] {
    try await references.breadcrumb(of: location.id)
  }

  /// Returns the same references for a row of the document's database, whose files belong to its own document.
  ///
  /// - Throws: an error of reading the archive.
  public func links(ofRow id: ObjectID) async throws -> DocumentLinks {
    var links = self
    links.files.rowFolder = try await references.layout.location(of: id)?.documentFolder
    return links
  }

  /// Returns the properties of a page in order, without the title, each with its text.
  ///
  /// - Throws: an error of reading the archive.
  public func properties(of page: Page, schemas: PropertySchemas?) async throws -> [NamedText] {
    let values = PropertyText(references: self)
    var texts: [NamedText] = []
    for value in page.properties where value.type != .title {
      let text = try await values.text(of: value, schema: schemas?.schema(of: value))
      texts.append(NamedText(name: value.name, text: text))
    }
    return texts
  }

  /// Returns the properties of a row that a view shows, in its order, without the title.
  ///
  /// - Throws: an error of reading the archive.
  public func properties(of row: ViewRows.Element, in section: DatabaseSection) async throws -> [NamedText] {
    let values = PropertyText(references: try await links(ofRow: row.reference.id))
    var texts: [NamedText] = []
    for column in section.shownColumns where column.type != .title {
      guard let value = row.document?.page.properties.value(of: column) else { continue }
      texts.append(NamedText(name: column.name, text: try await values.text(of: value, schema: column)))
    }
    return texts
  }

  // MARK: References

  /// Returns the location of a file's content, or `nil` if it has no address.
  public func file(_ file: FileReference) async throws -> FileLink? { try await files.link(to: file) }

  /// Returns the file at an address of file storage, if the archive knows it, or `nil` for any other address.
  public func hostedFile(at address: String) async throws -> FileLink? {
    try await files.hostedFile(at: address)
  }

  /// Returns a page, database or data source with its title and its link.
  public func object(_ id: ObjectID, title: String) async throws -> ResolvedReference {
    var reference = try await references.object(id, title: title)
    if let anchor, let location = try await references.layout.location(of: id), location.isSection {
      reference.link = references.link(to: location, fragment: anchor(BlockID(id)))
    }
    return reference
  }

  /// Returns a user's name.
  public func name(of user: User) async throws -> String { try await references.name(of: user) }

  /// Returns the text and the link of a mention.
  public func reference(of mention: Mention, plainText: String) async throws -> ResolvedReference {
    if let target = mention.object { return try await object(target, title: plainText) }
    return try await files.reference(
      try await references.reference(of: mention, plainText: plainText), of: mention)
  }

  /// Returns the link of an address in a text: into the output if it contains the object.
  public func link(_ address: String) async throws -> ResolvedLink? {
    switch try await references.target(of: address) {
    case .elsewhere(let url): return try await files.link(elsewhere: url)
    case .document(let location, let block):
      guard location.kind == .page, let block, let anchor,
        try await workspace.containsBlock(block, in: PageID(location.id))
      else { return references.link(to: location) }
      return references.link(to: location, fragment: anchor(block))
    }
  }
}
