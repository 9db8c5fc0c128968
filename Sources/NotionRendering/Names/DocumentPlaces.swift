package import NotionExportKit
package import NotionModel
internal import Synchronization

/// Determines the locations of documents: `Page` next to a folder `Page/` of its children; a database is a
/// folder `Tasks/` with the document `Tasks/Tasks` and the documents of its rows, or, if it has several data
/// sources, a folder for each of them; its own document shows all of them.
///
/// A name is unique among its siblings, in any order: if two would be equal, each gets the beginning of its
/// id. An object that is nested too deeply, or would have too long a path, is in the folder
/// ``FileName/deepFolder`` under a name with its whole id, and so are its descendants.
///
/// Places are cached until ``forget()``.
package final class DocumentPlaces: DocumentLocator {
  private struct State {
    var places = TwoGenerationCache<ObjectID, DocumentPlace>(generationLimit: 4_000)
    var revision: Int?
    /// The generation of the cache, incremented when it is cleared.
    var forgettings = 0
  }

  private let workspace: any WorkspaceReader
  private let limits: PlaceLimits
  private let state = Mutex(State())

  /// Creates the places of a workspace's outline, in an output with a maximum length of paths.
  package init(of workspace: any WorkspaceReader, pathLimit: Int = PlaceLimits.usualPathLimit) {
    self.workspace = workspace
    limits = PlaceLimits(pathLimit: pathLimit)
  }

  /// Clears the cache, unless the workspace has certainly not changed since the last call.
  package func forget() {
    let revision = workspace.revision
    state.withLock { state in
      guard revision == nil || state.revision != revision else { return }
      state = State(revision: revision, forgettings: state.forgettings + 1)
    }
  }

  /// Returns the location of an object's document, or `nil` if the object is not in the archive.
  package func place(of id: ObjectID) async throws -> DocumentPlace? {
    if let place = known(id) { return place }
    // Read before everything else: a concurrent page may begin meanwhile and clear the cache.
    let forgettings = state.withLock(\.forgettings)
    return try await place(of: try await workspace.node(id), since: forgettings)
  }

  /// Returns the location of the document of an object whose outline node was just read; it is not cached, as
  /// the time of that read is unknown.
  package func place(of node: OutlineNode) async throws -> DocumentPlace? {
    if let place = known(node.id) { return place }
    var parent: DocumentPlace?
    if let id = node.parent { parent = try await place(of: id) }
    return try await place(of: node, in: parent)
  }

  private func place(of node: OutlineNode?, since forgettings: Int) async throws -> DocumentPlace? {
    var way: [OutlineNode] = []
    var place: DocumentPlace?
    var next = node
    while let node = next, way.count < PlaceLimits.wayLimit {
      way.append(node)
      next = nil
      guard let parent = node.parent else { break }
      place = known(parent)
      if place == nil { next = try await workspace.node(parent) }
    }
    // If the ancestors do not reach the root, the nearest nodes are too deep, whatever is above.
    let isDeep = next != nil
    for node in (isDeep ? PlaceLimits.deepNodes(of: way) : way[...]).reversed() {
      let found = try await self.place(of: node, in: place, isDeep: isDeep)
      keep(found, since: forgettings)
      place = found
    }
    return place
  }

  private func known(_ id: ObjectID) -> DocumentPlace? { state.withLock { $0.places.value(for: id) } }

  /// Caches a place, unless the cache was cleared after its inputs were read.
  private func keep(_ place: DocumentPlace, since forgettings: Int) {
    state.withLock { state in
      if state.forgettings == forgettings { state.places.insert(place, for: place.id) }
    }
  }

  private func place(
    of node: OutlineNode, in parent: DocumentPlace?, isDeep: Bool = false
  ) async throws -> DocumentPlace {
    let folder = parent?.folder ?? []
    var document: [String]?
    if node.kind == .dataSource, let parent, parent.kind == .database {
      document = parent.document
      guard try await hasManyDataSources(parent.id) else {
        // The only data source of a database is shown by the database's own document.
        return DocumentPlace(
          id: node.id, kind: node.kind, title: parent.title, path: parent.path, document: parent.document,
          folder: parent.folder, parent: node.parent)
      }
    }
    let title = node.title.trimmingWhitespace
    let holdsDocument = node.kind == .database || node.kind == .dataSource
    func place(_ name: String, in folder: [String]) -> DocumentPlace {
      let path = folder + (holdsDocument ? [name, name] : [name])
      return DocumentPlace(
        id: node.id, kind: node.kind, title: title.isEmpty ? "Untitled" : title, path: path,
        document: document ?? path, folder: folder + [name], parent: node.parent)
    }
    if !isDeep, limits.admitChildren(of: parent) {
      let place = place(try await name(of: node, in: parent), in: folder)
      if limits.admit(place.path) { return place }
    }
    return place(FileName.deepName(for: node.title, node.id), in: [FileName.deepFolder])
  }

  private func name(of node: OutlineNode, in parent: DocumentPlace?) async throws -> String {
    let mark = String(node.id.compactText.prefix(8))
    let ownName = FileName.name(for: node.title)
    let key = FileName.key(of: ownName ?? "")
    // The document of a database is in the folder of its rows.
    var isTaken = parent.map { $0.kind != .page && FileName.key(of: $0.folder.last ?? "") == key } ?? false
    var needsWholeID = false
    let namesakes = try await workspace.namesakes(of: node)
    if namesakes.count >= OutlineNode.namesakeLimit { (isTaken, needsWholeID) = (true, true) }
    for other in namesakes where other.id != node.id {
      // Names without a usable title are distinguished only by their ids.
      guard FileName.key(of: FileName.name(for: other.title) ?? "") == key else { continue }
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
