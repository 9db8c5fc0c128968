package import NotionExportKit
package import NotionModel

/// A file's place and name.
package struct FileLink: Sendable, Hashable {
  /// The name to show.
  package let name: String
  /// Where it is.
  package let link: ResolvedLink
  /// How large the picture is, where the file is one and is in the archive.
  package let pixelSize: PixelSize?
  /// The file's own name, where it is under another as it would run under its own; such a file is not shown.
  package let ownName: String?

  /// Makes a link to a file.
  package init(name: String, link: ResolvedLink, pixelSize: PixelSize? = nil, ownName: String? = nil) {
    self.name = name
    self.link = link
    self.pixelSize = pixelSize
    self.ownName = ownName
  }
}

/// What a document shows of files, of other objects and of users.
package protocol DocumentReferences: ReferenceResolver {
  /// Where the content of a file is; `nil` where it has no address.
  func file(_ file: FileReference) async throws -> FileLink?

  /// The file that an address leads to, where it is one of file storage that the archive knows; `nil` for any other
  /// address.
  func hostedFile(at address: String) async throws -> FileLink?

  /// Where a page, database or data source is, under its title.
  func object(_ id: ObjectID, title: String) async throws -> Reference

  /// A user's name.
  func name(of user: User) async throws -> String

  /// The icon of a page, database or data source, where links to it show one.
  func icon(of id: ObjectID) async throws -> LinkedIcon?
}

extension DocumentReferences {
  /// None.
  package func icon(of id: ObjectID) async throws -> LinkedIcon? { nil }
}

extension DocumentReferences {
  /// No address leads to a file of the archive.
  package func hostedFile(at address: String) async throws -> FileLink? { nil }

  /// The names of those who take part in a meeting.
  package func attendees(of notes: MeetingNotesBlock) async throws -> [String] {
    var names: [String] = []
    for id in notes.attendees { names.append(try await name(of: User(id: id))) }
    return names + notes.otherAttendees
  }

  /// The files of the archive whose addresses stand in a block of a type that is not known.
  package func hostedFiles(in content: UnknownContent) async throws -> [FileLink] {
    var files: [FileLink] = []
    for address in AddressFinder.addresses(in: content.json) {
      if let file = try await hostedFile(at: address) { files.append(file) }
    }
    return files
  }
}
