package import NotionModel
package import NotionRendering

/// The references of blocks: files, other objects, the page's own headings.
///
/// Another kind of output, such as a site, implements its own links here.
package protocol HTMLSurroundings: DocumentReferences {
  /// The resources that pages may load from other hosts.
  var loading: ExternalLoading { get }

  /// Whether elements may have a `style` attribute; otherwise classes such as `share-3` replace it.
  var allowsStyleAttributes: Bool { get }

  /// Returns the pages and databases around the page, from the root, and the page itself.
  func breadcrumb() async throws -> [Reference]

  /// Returns the headings of the page, in order.
  func headings() async throws -> [HTMLHeading]

  /// Writes a database in place of its block, if it is shown within its page.
  ///
  /// - Returns: whether anything was written; otherwise the block is a link.
  func writeInline(_ database: DatabaseID, to html: inout HTMLWriter) async throws -> Bool

  /// Returns the HTML text of the page at an address, if it is one of file storage that the archive knows.
  func hostedPage(at address: String) async throws -> String?

  /// Returns the references of a row of a database, at the position of the row.
  func surroundings(ofRow id: ObjectID) async throws -> Self
}

extension HTMLSurroundings {
  /// Returns `nil`: no address belongs to a page in HTML.
  package func hostedPage(at address: String) -> String? { nil }

  /// `true`.
  package var allowsStyleAttributes: Bool { true }

  /// Returns the same value for every row.
  package func surroundings(ofRow id: ObjectID) -> Self { self }
}
