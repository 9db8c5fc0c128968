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

  /// Makes a link to a file.
  package init(name: String, link: ResolvedLink, pixelSize: PixelSize? = nil) {
    self.name = name
    self.link = link
    self.pixelSize = pixelSize
  }
}

/// What a document shows of files, of other objects and of users.
package protocol DocumentReferences: ReferenceResolver {
  /// Where the content of a file is; `nil` where it has no address.
  func file(_ file: FileReference) async throws -> FileLink?

  /// Where a page, database or data source is, under its title.
  func object(_ id: ObjectID, title: String) async throws -> Reference

  /// A user's name.
  func name(of user: User) async throws -> String
}
