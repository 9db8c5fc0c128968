public import NotionExportKit
public import NotionModel
internal import Synchronization

/// The locations of an outline's objects, each of which follows from that of its parent, cached until the workspace
/// changes.
///
/// ```swift
/// func location(of id: ObjectID) async throws -> OutputLocation? {
///   try await cache.location(of: id) { node, parent, isDeep in … }
/// }
/// ```
public final class LocationCache: Sendable {
  private struct State {
    var locations: TwoGenerationCache<ObjectID, OutputLocation>
    var revision: Int?
    var generation = 0
  }

  private let workspace: any WorkspaceReader
  private let limit: Int
  private let state: Mutex<State>

  /// Creates an empty cache; it has up to twice `limit` locations, of half a kilobyte each.
  public init(of workspace: any WorkspaceReader, limit: Int) {
    self.workspace = workspace
    self.limit = limit
    state = Mutex(State(locations: TwoGenerationCache(generationLimit: limit)))
  }

  /// The generation of the cache, incremented when it is cleared.
  public var generation: Int { state.withLock(\.generation) }

  /// Clears the cache.
  public func clear() { state.withLock { clear(&$0, revision: $0.revision) } }

  /// Clears the cache, unless the workspace has certainly not changed since the last call.
  public func refresh() {
    let revision = workspace.revision
    state.withLock { state in
      guard revision == nil || state.revision != revision else { return }
      clear(&state, revision: revision)
    }
  }

  private func clear(_ state: inout State, revision: Int?) {
    state = State(
      locations: TwoGenerationCache(generationLimit: limit), revision: revision,
      generation: state.generation + 1)
  }

  /// Returns the cached location of an object, or `nil` if there is none.
  public subscript(id: ObjectID) -> OutputLocation? { state.withLock { $0.locations.value(for: id) } }

  /// Returns the location of an object.
  ///
  /// - Parameters:
  ///   - id: the object.
  ///   - locate: returns the location of a node with a known location of its parent; with `isDeep`, the node is nested
  ///     too deeply for a path that follows the outline.
  /// - Returns: the location, or `nil` if the object is not in the archive.
  /// - Throws: an error of reading the archive, or the error that `locate` throws.
  public func location(
    of id: ObjectID,
    _ locate: (_ node: OutlineNode, _ parent: OutputLocation?, _ isDeep: Bool) async throws -> OutputLocation
  ) async throws -> OutputLocation? {
    if let location = self[id] { return location }
    // Read before everything else: a concurrent page may begin meanwhile and clear the cache.
    let generation = generation
    var ancestors: [OutlineNode] = []
    var location: OutputLocation?
    var next = try await workspace.node(id)
    while let node = next, ancestors.count < PathLimits.ancestorLimit {
      ancestors.append(node)
      next = nil
      guard let parent = node.parent else { break }
      location = self[parent]
      if location == nil { next = try await workspace.node(parent) }
    }
    // If the ancestors do not reach the root, the nearest nodes are too deep, whatever is above.
    let isDeep = next != nil
    for node in (isDeep ? PathLimits.deepNodes(of: ancestors) : ancestors[...]).reversed() {
      let found = try await locate(node, location, isDeep)
      keep(found, of: node.id, since: generation)
      location = found
    }
    return location
  }

  /// Caches a location, unless the cache was cleared after its inputs were read.
  private func keep(_ location: OutputLocation, of id: ObjectID, since generation: Int) {
    state.withLock { state in
      if state.generation == generation { state.locations.insert(location, for: id) }
    }
  }
}
