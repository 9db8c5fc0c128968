package import NotionExportKit
package import NotionModel

/// Tells where the documents of objects are in an output.
package protocol DocumentLocator: Sendable {
  /// Where an object's document is; `nil` where the object has none.
  ///
  /// - Throws: what keeps the archive from being read.
  func place(of id: ObjectID) async throws -> DocumentPlace?

  /// Where the document of an object is whose place in the outline is at hand.
  ///
  /// - Throws: what keeps the archive from being read.
  func place(of node: OutlineNode) async throws -> DocumentPlace?
}
