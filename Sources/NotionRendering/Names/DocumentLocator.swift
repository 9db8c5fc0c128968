package import NotionExportKit
package import NotionModel

/// Returns the locations of documents in an output.
package protocol DocumentLocator: Sendable {
  /// Returns the location of an object's document, or `nil` if it has none.
  ///
  /// - Throws: an error of reading the archive.
  func place(of id: ObjectID) async throws -> DocumentPlace?

  /// Returns the location of the document of an object whose outline node is given.
  ///
  /// - Throws: an error of reading the archive.
  func place(of node: OutlineNode) async throws -> DocumentPlace?
}
