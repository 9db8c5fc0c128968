import NotionModel
import NotionRendering

/// What blocks show that is not in them: files, other objects, the page's own headings.
protocol BlockSurroundings: ReferenceResolver {
  /// Where the content of a file is; `nil` where it has no address.
  func file(_ file: FileReference) async throws -> FileLink?

  /// Where a page, database or data source is, under its title.
  func object(_ id: ObjectID, title: String) async throws -> Reference

  /// The pages and databases around the page, from the top, and the page itself.
  func breadcrumb() async throws -> [Reference]

  /// The headings of the page, in order.
  func headings() async throws -> [PageHeading]
}

/// A file's place and name.
struct FileLink: Sendable, Hashable {
  let name: String
  let link: ResolvedLink
}
