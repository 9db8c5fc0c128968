public import NotionExportKit
public import NotionModel

/// Determines the locations of documents: `Page` next to a folder `Page/` of its children; a database is a
/// folder `Tasks/` with the document `Tasks/Tasks` and the documents of its rows, or, if it has several data
/// sources, a folder for each of them; its own document shows all of them.
///
/// A name is unique among its siblings, in any order: if two would be equal, each gets the beginning of its
/// id. An object that is nested too deeply, or would have too long a path, is in the folder
/// ``FileName/deepFolder`` under a name with its whole id, and so are its descendants.
///
/// Places are cached until ``refresh()``.
public final class FolderLayout: OutputLayout {
  private let workspace: any WorkspaceReader
  private let limits: PathLimits
  private let fileExtension: String
  private let cache: LocationCache

  /// Creates the locations of a workspace's outline.
  ///
  /// - Parameters:
  ///   - workspace: the workspace.
  ///   - pathLimit: the maximum length of a path, which is `pathLimit` of the output.
  ///   - fileExtension: the extension of documents, with its dot: no folder is named like another document.
  public init(
    of workspace: any WorkspaceReader, pathLimit: Int = PathLimits.usualPathLimit, fileExtension: String = ""
  ) {
    self.workspace = workspace
    self.fileExtension = fileExtension
    limits = PathLimits(pathLimit: pathLimit)
    cache = LocationCache(of: workspace, limit: 4_000)
  }

  /// Clears the cache, unless the workspace has certainly not changed since the last call.
  public func refresh() { cache.refresh() }

  /// Returns the location of an object's document, or `nil` if the object is not in the archive.
  public func location(of id: ObjectID) async throws -> OutputLocation? {
    try await cache.location(of: id) { node, parent, isDeep in
      try await location(of: node, in: parent, isDeep: isDeep)
    }
  }

  /// Returns the location of the document of an object whose outline node was just read; it is not cached, as
  /// the time of that read is unknown.
  public func location(of node: OutlineNode) async throws -> OutputLocation? {
    if let location = cache[node.id] { return location }
    var parent: OutputLocation?
    if let id = node.parent { parent = try await location(of: id) }
    return try await location(of: node, in: parent)
  }

  private func location(
    of node: OutlineNode, in parent: OutputLocation?, isDeep: Bool = false
  ) async throws -> OutputLocation {
    let folder = parent?.childrenFolder ?? []
    var document: [String]?
    if node.kind == .dataSource, let parent, parent.kind == .database {
      document = parent.document
      guard try await hasManyDataSources(parent.id) else {
        // The only data source of a database is shown by the database's own document.
        return OutputLocation(
          id: node.id, kind: node.kind, title: parent.title, path: parent.path, document: parent.document,
          childrenFolder: parent.childrenFolder, parent: node.parent)
      }
    }
    let title = node.title.trimmingWhitespace
    let holdsDocument = node.kind == .database || node.kind == .dataSource
    func location(_ name: String, in folder: [String]) -> OutputLocation {
      let path = folder + (holdsDocument ? [name, name] : [name])
      return OutputLocation(
        id: node.id, kind: node.kind, title: title.isEmpty ? "Untitled" : title, path: path,
        document: document ?? path, childrenFolder: folder + [name], parent: node.parent)
    }
    if !isDeep, limits.admitChildren(of: parent) {
      let location = location(try await name(of: node, in: parent), in: folder)
      if limits.admit(location.path) { return location }
    }
    return location(FileName.deepName(for: node.title, node.id), in: [FileName.deepFolder])
  }

  private func name(of node: OutlineNode, in parent: OutputLocation?) async throws -> String {
    let mark = String(node.id.compactText.prefix(8))
    let ownName = FileName.name(for: node.title, avoiding: fileExtension)
    let key = FileName.key(of: ownName ?? "")
    // The document of a database is in the folder of its rows.
    var isTaken =
      parent.map { $0.kind != .page && FileName.key(of: $0.childrenFolder.last ?? "") == key } ?? false
    var needsWholeID = false
    let namesakes = try await workspace.namesakes(of: node)
    if namesakes.count >= OutlineNode.namesakeLimit { (isTaken, needsWholeID) = (true, true) }
    for other in namesakes where other.id != node.id {
      // Names without a usable title are distinguished only by their ids.
      guard FileName.key(of: FileName.name(for: other.title, avoiding: fileExtension) ?? "") == key else {
        continue
      }
      isTaken = true
      if other.id.compactText.hasPrefix(mark) { needsWholeID = true }
    }
    guard let name = ownName else { return "Untitled \(needsWholeID ? node.id.compactText : mark)" }
    guard isTaken else { return name }
    return "\(name) \(needsWholeID ? node.id.compactText : mark)"
  }

  private func hasManyDataSources(_ database: ObjectID) async throws -> Bool {
    var count = 0
    for try await child in workspace.children(of: database) where child.kind == .dataSource {
      count += 1
      if count > 1 { return true }
    }
    return false
  }
}

/// The maximum depth and length of a path that follows the outline.
///
/// They depend only on the ancestors of the document, so that a path is the same in every run.
public struct PathLimits: Sendable {
  /// The default path limit, in bytes of UTF-8.
  public static let usualPathLimit = 1_500
  /// Maximum number of folders around a document that are named after its ancestors.
  private static let depthLimit = 50
  /// The number of nearest nodes that are certainly too deep if the ancestors do not reach the root.
  private static let deepCount = 32
  /// Maximum number of ancestors that are read.
  ///
  /// At least every second one has its own folder: the only data source of a database has none.
  public static let ancestorLimit = 2 * depthLimit + 4 + deepCount
  /// Space for the rest of a path: the extension of a document, or a folder and the name of a file in it.
  private static let reserve = 270

  private let pathLimit: Int

  /// Creates the limits of an output with a maximum length of paths.
  public init(pathLimit: Int) { self.pathLimit = pathLimit - Self.reserve }

  /// Returns the nearest nodes that are certainly too deep, of ancestors that are ``ancestorLimit`` long and do
  /// not reach the root.
  public static func deepNodes(of ancestors: [OutlineNode]) -> ArraySlice<OutlineNode> {
    var count = min(deepCount, ancestors.count)
    // The only data source of a database has the location of the database.
    while count < ancestors.count, ancestors[count - 1].kind == .dataSource { count += 1 }
    return ancestors.prefix(count)
  }

  /// Returns whether the children of an object are in the object's folder.
  public func admitChildren(of parent: OutputLocation?) -> Bool {
    guard let parent else { return true }
    return parent.childrenFolder.count < Self.depthLimit && parent.childrenFolder.first != FileName.deepFolder
  }

  /// Returns whether a path is short enough.
  public func admit(_ path: [String]) -> Bool {
    path.reduce(0) { $0 + $1.utf8.count + 1 } <= pathLimit
  }
}
