package import NotionExportKit
package import NotionModel

/// The link and the name of a file.
package struct FileLink: Sendable, Hashable {
  /// The name to show.
  package let name: String
  /// The link.
  package let link: ResolvedLink
  /// The size of the picture, if the file is one and is in the archive.
  package let pixelSize: PixelSize?
  /// The file's own name, if it was renamed because it is active; such a file is not shown.
  package let ownName: String?

  /// Creates a link to a file.
  package init(name: String, link: ResolvedLink, pixelSize: PixelSize? = nil, ownName: String? = nil) {
    self.name = name
    self.link = link
    self.pixelSize = pixelSize
    self.ownName = ownName
  }
}

/// The references of a document to files, objects and users.
package protocol DocumentReferences: ReferenceResolver {
  /// Returns the location of a file's content, or `nil` if it has no address.
  func file(_ file: FileReference) async throws -> FileLink?

  /// Returns the file at an address of file storage, if the archive knows it, or `nil` for any other address.
  func hostedFile(at address: String) async throws -> FileLink?

  /// Returns the location of a page, database or data source, with its title.
  func object(_ id: ObjectID, title: String) async throws -> Reference

  /// Returns a user's name.
  func name(of user: User) async throws -> String

  /// Returns the icon of a page, database or data source, if links to it show one.
  func icon(of id: ObjectID) async throws -> LinkedIcon?
}

extension DocumentReferences {
  /// Returns `nil`: links have no icons.
  package func icon(of id: ObjectID) async throws -> LinkedIcon? { nil }
}

extension DocumentReferences {
  /// Returns `nil`: no address belongs to a file of the archive.
  package func hostedFile(at address: String) async throws -> FileLink? { nil }

  /// Returns the names of the attendees of a meeting.
  package func attendees(of notes: MeetingNotesBlock) async throws -> [String] {
    var names: [String] = []
    for id in notes.attendees { names.append(try await name(of: User(id: id))) }
    return names + notes.otherAttendees
  }

  /// Returns the files of the archive whose addresses are in a block of an unknown type.
  package func hostedFiles(in content: UnknownContent) async throws -> [FileLink] {
    var files: [FileLink] = []
    for address in AddressFinder.addresses(in: content.json) {
      if let file = try await hostedFile(at: address) { files.append(file) }
    }
    return files
  }
}
