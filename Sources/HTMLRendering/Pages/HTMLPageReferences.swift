public import NotionExportKit
public import NotionModel
public import SinkRendering

/// The references of one document in a file of its own: those of `DocumentLinks`, and the headings of its page.
///
/// A kind of output implements what differs: icons, inline databases, the references of rows.
public protocol HTMLPageReferences: HTMLReferences {
  /// The links and files of the document.
  var links: DocumentLinks { get }
  /// The page; `nil` for the document of a database.
  var document: PageDocument? { get }
}

extension HTMLPageReferences {
  /// The location of the document.
  public var location: OutputLocation { links.location }

  // MARK: Files and objects

  /// Returns the location of a file's content, or `nil` if it has no address.
  public func file(_ file: FileReference) async throws -> FileLink? { try await links.file(file) }

  /// Returns a page, database or data source with its title and its link.
  public func object(_ id: ObjectID, title: String) async throws -> ResolvedReference {
    try await links.object(id, title: title)
  }

  /// Returns the file at an address of file storage, if the archive knows it, or `nil` for any other address.
  public func hostedFile(at address: String) async throws -> FileLink? {
    try await links.hostedFile(at: address)
  }

  /// Returns the HTML text of the page at an address, if it is one of file storage that the archive knows.
  public func hostedPage(at address: String) async throws -> String? {
    try await links.files.hostedPage(at: address)
  }

  /// Returns a user's name.
  public func name(of user: User) async throws -> String { try await links.name(of: user) }

  /// Returns the text and the link of a mention.
  public func reference(of mention: Mention, plainText: String) async throws -> ResolvedReference {
    if let target = mention.object { return try await object(target, title: plainText) }
    return try await links.reference(of: mention, plainText: plainText)
  }

  /// Returns the link of an address in a text: into the output if it contains the object.
  public func link(_ address: String) async throws -> ResolvedLink? { try await links.link(address) }

  // MARK: The page

  /// Returns the pages and databases around the page, from the root, and the page itself.
  public func breadcrumb() async throws -> [ResolvedReference] { try await links.breadcrumb() }

  /// Returns the headings of the page, in order.
  public func headings() async throws -> [HTMLHeading] {
    guard let document else { return [] }
    return try await HTMLHeading.headings(of: document, references: self)
  }
}
