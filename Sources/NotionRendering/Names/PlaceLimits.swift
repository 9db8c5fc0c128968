package import NotionExportKit
internal import NotionModel

/// The maximum depth and length of a path that follows the outline.
///
/// They depend only on the ancestors of the document, so that a path is the same in every run.
package struct PlaceLimits: Sendable {
  /// The default path limit, in bytes of UTF-8.
  package static let usualPathLimit = 1_500
  /// Maximum number of folders around a document that are named after its ancestors.
  private static let depthLimit = 50
  /// The number of nearest nodes that are certainly too deep if the ancestors do not reach the root.
  private static let deepCount = 32
  /// Maximum number of ancestors that are read.
  ///
  /// At least every second one has its own folder: the only data source of a database has none.
  package static let wayLimit = 2 * depthLimit + 4 + deepCount
  /// Space for the rest of a path: the extension of a document, or a folder and the name of a file in it.
  private static let reserve = 270

  private let pathLimit: Int

  /// Creates the limits of an output with a maximum length of paths.
  package init(pathLimit: Int) { self.pathLimit = pathLimit - Self.reserve }

  /// Returns the nearest nodes that are certainly too deep, of ancestors that are ``wayLimit`` long and do
  /// not reach the root.
  package static func deepNodes(of way: [OutlineNode]) -> ArraySlice<OutlineNode> {
    var count = min(deepCount, way.count)
    // The only data source of a database has the place of the database.
    while count < way.count, way[count - 1].kind == .dataSource { count += 1 }
    return way.prefix(count)
  }

  /// Returns whether the children of an object have their places in the object's folder.
  package func admitChildren(of parent: DocumentPlace?) -> Bool {
    guard let parent else { return true }
    return parent.folder.count < Self.depthLimit && parent.folder.first != FileName.deepFolder
  }

  /// Returns whether a path is short enough.
  package func admit(_ path: [String]) -> Bool {
    path.reduce(0) { $0 + $1.utf8.count + 1 } <= pathLimit
  }
}
