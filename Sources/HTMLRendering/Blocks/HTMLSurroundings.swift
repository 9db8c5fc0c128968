package import NotionModel
package import NotionRendering

/// What blocks show that is not in them: files, other objects, the page's own headings.
///
/// Who renders another kind of output, such as a site, gives links of its own here.
package protocol HTMLSurroundings: DocumentReferences {
  /// What pages may load from elsewhere.
  var loading: ExternalLoading { get }

  /// Whether elements may have a `style` of their own; where not, classes such as `share-3` stand for it.
  var allowsStyleAttributes: Bool { get }

  /// The pages and databases around the page, from the top, and the page itself.
  func breadcrumb() async throws -> [Reference]

  /// The headings of the page, in order.
  func headings() async throws -> [HTMLHeading]

  /// Writes a database in the place of its block, where it is shown within its page.
  ///
  /// - Returns: whether anything was written; a link stands there otherwise.
  func writeInline(_ database: DatabaseID, to html: inout HTMLWriter) async throws -> Bool

  /// The text of the page in HTML that an address leads to, where it is one of file storage that the archive knows.
  func hostedPage(at address: String) async throws -> String?

  /// What a row of a database shows, in the place of the row.
  func surroundings(ofRow id: ObjectID) async throws -> Self
}

extension HTMLSurroundings {
  /// No address leads to a page in HTML.
  package func hostedPage(at address: String) -> String? { nil }

  /// They may.
  package var allowsStyleAttributes: Bool { true }

  /// The same for every row.
  package func surroundings(ofRow id: ObjectID) -> Self { self }
}
