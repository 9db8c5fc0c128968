public import NotionExportKit
public import NotionModel

/// The link and the name of a file.
public struct FileLink: Sendable, Hashable {
  /// The name to show.
  public let name: String
  /// The link.
  public let link: ResolvedLink
  /// The size of the picture, if the file is one and is in the archive.
  public let pixelSize: PixelSize?
  /// The file's own name, if it was renamed because it is active; such a file is not shown.
  public let ownName: String?

  /// Creates a link to a file.
  public init(name: String, link: ResolvedLink, pixelSize: PixelSize? = nil, ownName: String? = nil) {
    self.name = name
    self.link = link
    self.pixelSize = pixelSize
    self.ownName = ownName
  }
}

/// The references of a document to files, objects and users.
public protocol DocumentReferences: ReferenceResolver {
  /// Returns the location of a file's content, or `nil` if it has no address.
  func file(_ file: FileReference) async throws -> FileLink?

  /// Returns the file at an address of file storage, if the archive knows it, or `nil` for any other address.
  func hostedFile(at address: String) async throws -> FileLink?

  /// Returns the location of a page, database or data source, with its title.
  func object(_ id: ObjectID, title: String) async throws -> ResolvedReference

  /// Returns a user's name.
  func name(of user: User) async throws -> String

  /// Returns the icon of a page, database or data source, if links to it show one.
  func icon(of id: ObjectID) async throws -> LinkedIcon?
}

extension DocumentReferences {
  /// Returns `nil`: links have no icons.
  public func icon(of id: ObjectID) async throws -> LinkedIcon? { nil }
}

extension DocumentReferences {
  /// Returns `nil`: no address belongs to a file of the archive.
  public func hostedFile(at address: String) async throws -> FileLink? { nil }

  /// Returns a file as a reference with its name; empty if it has no address.
  public func references(to file: FileReference) async throws -> [ResolvedReference] {
    try await self.file(file).map { [ResolvedReference(text: $0.name, link: $0.link)] } ?? []
  }

  /// Returns the targets of a link that is a block: a file in place of an address, and the address.
  public func references(to link: BlockShape.Link) async throws -> [ResolvedReference] {
    var references: [ResolvedReference] = []
    if let file = link.link.file { references = try await self.references(to: file) }
    if let target = try await self.link(link.link.url) {
      references.append(ResolvedReference(text: AddressText.name(of: target.destination), link: target))
    }
    return references
  }

  /// Returns a text with its links and mentions.
  public func styled(_ text: RichText) async throws -> StyledText {
    try await StyledText(text, references: self)
  }

  /// Returns texts without style, such as the cells of a row, with a separator between them.
  public func plainText(of texts: [RichText], separator: String) async throws -> String {
    var plain: [String] = []
    for text in texts { plain.append(try await StyledText(text, references: self).plainText) }
    return plain.joined(separator: separator)
  }

  /// Returns the names of the attendees of a meeting.
  public func attendees(of notes: MeetingNotesBlock) async throws -> [String] {
    var names: [String] = []
    for id in notes.attendees { names.append(try await name(of: User(id: id))) }
    return names + notes.otherAttendees
  }

  /// Returns the files of the archive whose addresses are in a block of an unknown type.
  public func hostedFiles(in content: UnknownContent) async throws -> [FileLink] {
    var files: [FileLink] = []
    for address in content.addresses {
      if let file = try await hostedFile(at: address) { files.append(file) }
    }
    return files
  }
}

/// The text and the link of a mention.
public struct ResolvedReference: Sendable, Hashable {
  /// The text to show.
  public var text: String
  /// The link, if there is one.
  public var link: ResolvedLink?

  /// Creates a reference.
  public init(text: String, link: ResolvedLink? = nil) {
    self.text = text
    self.link = link
  }
}

/// Resolves links and mentions in a text.
public protocol ReferenceResolver: Sendable {
  /// Returns the link of an address in a text: into the output if it contains the object.
  ///
  /// - Returns: the link, or `nil` if only the text is shown.
  func link(_ address: String) async throws -> ResolvedLink?

  /// Returns the text and the link of a mention; `plainText` is the text in Notion.
  func reference(of mention: Mention, plainText: String) async throws -> ResolvedReference
}

/// A link, relative to the file that contains it.
public struct ResolvedLink: Sendable, Hashable {
  /// A file of the output.
  public struct Local: Sendable, Hashable {
    /// The file's path from the root of the output.
    public let path: [String]
    /// The anchor: the text of a heading, or `^` and the id of a block.
    public let anchor: String?

    /// Creates a location in the output.
    public init(path: [String], anchor: String? = nil) {
      self.path = path
      self.anchor = anchor
    }
  }

  /// The address: a URL, or a relative path that is already percent-encoded.
  public let destination: String
  /// The target file, if it is part of the output.
  public let local: Local?

  /// Creates a link.
  public init(_ destination: String, local: Local? = nil) {
    self.destination = destination
    self.local = local
  }
}
