import NotionModel
import SinkRendering

/// The references of blocks: files, other objects, the page's own headings.
protocol BlockSurroundings: DocumentReferences {
  /// Whether blocks to which links lead have anchors.
  var marksBlocks: Bool { get }

  /// Returns the pages and databases around the page, from the root, and the page itself.
  func breadcrumb() async throws -> [ResolvedReference]

  /// Returns the headings of the page, in order.
  func headings() async throws -> [PageHeading]
}
