import NotionExportKit
import NotionModel
import Synchronization

/// A cache of objects that many pages need, such as users and the properties of data sources.
///
/// It is valid while the archive does not change, and cleared at the first change.
final class ObjectCache: Sendable {
  /// Cached values of one kind, all evicted when the limit is reached.
  private struct Values<ID: Hashable & Sendable, Value: Sendable>: Sendable {
    private var values: [ID: Value?] = [:]
    private var weight = 0

    subscript(id: ID) -> Value?? { values[id] }

    mutating func keep(_ value: Value?, of id: ID, weight: Int, limit: Int) {
      if self.weight + weight > limit {
        values = [:]
        self.weight = 0
      }
      values[id] = .some(value)
      self.weight += weight
    }
  }

  private struct State {
    var revision: Int?
    var users = Values<UserID, User>()
    var dataSources = Values<DataSourceID, DataSourceDocument>()
    /// Nodes without a sibling of their name.
    var lonely = Values<ObjectID, OutlineNode>()
    /// Whether blocks are part of revisions of pages, which no change invalidates.
    var pageBlocks = Values<PageBlock, Bool>()

    /// Clears values that may be outdated if the archive has changed.
    mutating func begin(_ revision: Int) {
      if self.revision != revision { self = State(revision: revision, pageBlocks: pageBlocks) }
    }
  }

  /// A block in one revision of the blocks of a page.
  struct PageBlock: Hashable, Sendable {
    let owner: Int64
    let revision: Int
    let block: BlockID
  }

  private static let userLimit = 200
  /// The limit in bytes of JSON, of which the decoded objects take about as much again, plus the dictionary's
  /// storage.
  private static let dataSourceLimit = 512 << 10
  /// A dictionary stores its values inline, and is about half full.
  private static let dataSourceWeight = 2 * MemoryLayout<DataSourceDocument>.stride
  /// A namesake query follows the query of its node closely, if at all.
  private static let lonelyLimit = 256
  private static let pageBlockLimit = 2_000

  private let state = Mutex(State())

  /// Returns a user, read by `read` unless it is cached; `revision` is the current one.
  func user(_ id: UserID, at revision: Int?, _ read: () throws -> User?) throws -> User? {
    guard let revision else { return try read() }
    if let known = state.withLock({ $0.revision == revision ? $0.users[id] : nil }) { return known }
    let user = try read()
    state.withLock { state in
      state.begin(revision)
      state.users.keep(user, of: id, weight: 1, limit: Self.userLimit)
    }
    return user
  }

  /// Returns a data source, as ``user(_:at:_:)``.
  func dataSource(
    _ id: DataSourceID, at revision: Int?, _ read: () throws -> DataSourceDocument?
  ) throws -> DataSourceDocument? {
    guard let revision else { return try read() }
    if let known = state.withLock({ $0.revision == revision ? $0.dataSources[id] : nil }) { return known }
    let document = try read()
    let weight = Self.dataSourceWeight + (document?.dataSource.json.count ?? 0)
    state.withLock { state in
      state.begin(revision)
      state.dataSources.keep(document, of: id, weight: weight, limit: Self.dataSourceLimit)
    }
    return document
  }

  /// Returns whether a block is part of a revision of a page, or `nil` if that is not cached.
  func containsBlock(_ block: PageBlock) -> Bool? {
    state.withLock { state -> Bool? in
      guard let known = state.pageBlocks[block] else { return nil }
      return known
    }
  }

  /// Caches whether a block is part of a revision of a page.
  func keep(_ block: PageBlock, isContained: Bool) {
    state.withLock { $0.pageBlocks.keep(isContained, of: block, weight: 1, limit: Self.pageBlockLimit) }
  }

  /// Caches that a node has no namesakes; `revision` is the one before it was read.
  func keepLonely(_ node: OutlineNode, at revision: Int?) {
    guard let revision else { return }
    state.withLock { state in
      state.begin(revision)
      state.lonely.keep(node, of: node.id, weight: 1, limit: Self.lonelyLimit)
    }
  }

  /// Returns whether a node is known to have no namesakes.
  func isLonely(_ node: OutlineNode, at revision: Int?) -> Bool {
    guard let revision else { return false }
    return state.withLock { $0.revision == revision && $0.lonely[node.id] == node }
  }
}
