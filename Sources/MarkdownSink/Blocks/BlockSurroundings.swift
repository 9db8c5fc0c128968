import NotionModel
import NotionRendering

/// What blocks show that is not in them: files, other objects, the page's own headings.
protocol BlockSurroundings: DocumentReferences {
  /// Whether blocks have names where something links to them.
  var marksBlocks: Bool { get }

  /// The pages and databases around the page, from the top, and the page itself.
  func breadcrumb() async throws -> [Reference]

  /// The headings of the page, in order.
  func headings() async throws -> [PageHeading]
}
