package import NotionExportKit
internal import NotionModel

/// The depth and length up to which the path of a document follows the outline.
///
/// They depend on nothing but what the document stands in, so that a path is the same in every run.
package struct PlaceLimits: Sendable {
  /// The longest path where nobody says otherwise, in bytes of UTF-8.
  package static let usualPathLimit = 1_500
  /// The folders around a document that are named after what it stands in, at most.
  private static let depthLimit = 50
  /// The nodes of a way towards the top of which it is certain that they are too deep if it does not reach it.
  private static let deepCount = 32
  /// The nodes of a way towards the top that are looked at.
  ///
  /// At least every second one has a folder of its own: the only data source of a database has none.
  package static let wayLimit = 2 * depthLimit + 4 + deepCount
  /// Room for what is beside a document: its extension, or a folder and the name of a file in it.
  private static let reserve = 270

  private let pathLimit: Int

  /// Limits of an output whose paths may have so many bytes.
  package init(pathLimit: Int) { self.pathLimit = pathLimit - Self.reserve }

  /// The part of a way from a node towards the top of whose nodes it is certain that they are too deep, where the way
  /// is ``wayLimit`` long and does not reach the top.
  package static func deepNodes(of way: [OutlineNode]) -> ArraySlice<OutlineNode> {
    var count = min(deepCount, way.count)
    // The only data source of a database has the place of that.
    while count < way.count, way[count - 1].kind == .dataSource { count += 1 }
    return way.prefix(count)
  }

  /// Whether what stands in an object has its place in the folder of that.
  package func admitChildren(of parent: DocumentPlace?) -> Bool {
    guard let parent else { return true }
    return parent.folder.count < Self.depthLimit && parent.folder.first != FileName.deepFolder
  }

  /// Whether a path is short enough.
  package func admit(_ path: [String]) -> Bool {
    path.reduce(0) { $0 + $1.utf8.count + 1 } <= pathLimit
  }
}
