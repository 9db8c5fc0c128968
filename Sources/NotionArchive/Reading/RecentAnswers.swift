import NotionExportKit
import NotionModel
import Synchronization

/// What many pages ask for alike: who a user is, which properties a data source has.
///
/// It holds while the archive stays as it is, and is forgotten with the first change.
final class RecentAnswers: Sendable {
  /// Answers of one kind, all forgotten when they are too many.
  private struct Answers<ID: Hashable & Sendable, Value: Sendable>: Sendable {
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
    var users = Answers<UserID, User>()
    var dataSources = Answers<DataSourceID, DataSourceDocument>()
    /// Nodes without a sibling of their name.
    var lonely = Answers<ObjectID, OutlineNode>()
    /// Whether blocks stand in revisions of pages, which holds whatever changes.
    var blockPlaces = Answers<BlockPlace, Bool>()

    /// Forgets what may have changed if the archive is another than before.
    mutating func begin(_ revision: Int) {
      if self.revision != revision { self = State(revision: revision, blockPlaces: blockPlaces) }
    }
  }

  /// A block in one revision of the blocks of a page.
  struct BlockPlace: Hashable, Sendable {
    let owner: Int64
    let revision: Int
    let block: BlockID
  }

  private static let userLimit = 200
  /// Bytes of JSON, of which the typed objects take about as much again, and of places in the dictionary.
  private static let dataSourceLimit = 512 << 10
  /// A dictionary holds its values themselves, and about half of its places are empty.
  private static let dataSourcePlace = 2 * MemoryLayout<DataSourceDocument>.stride
  /// Who reads a node asks for its namesakes next, if ever.
  private static let lonelyLimit = 256
  private static let blockPlaceLimit = 2_000

  private let state = Mutex(State())

  /// A user, read by `read` unless it was lately and nothing has changed since; `revision` is that of now.
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

  /// A data source, as ``user(_:at:_:)``.
  func dataSource(
    _ id: DataSourceID, at revision: Int?, _ read: () throws -> DataSourceDocument?
  ) throws -> DataSourceDocument? {
    guard let revision else { return try read() }
    if let known = state.withLock({ $0.revision == revision ? $0.dataSources[id] : nil }) { return known }
    let document = try read()
    let weight = Self.dataSourcePlace + (document?.dataSource.json.count ?? 0)
    state.withLock { state in
      state.begin(revision)
      state.dataSources.keep(document, of: id, weight: weight, limit: Self.dataSourceLimit)
    }
    return document
  }

  /// Whether a block is known to stand in a revision of a page, or not to; `nil` where neither is known.
  func isPlace(_ place: BlockPlace) -> Bool? {
    state.withLock { state -> Bool? in
      guard let known = state.blockPlaces[place] else { return nil }
      return known
    }
  }

  /// Keeps whether a block stands in a revision of a page.
  func note(_ place: BlockPlace, isPlace: Bool) {
    state.withLock { $0.blockPlaces.keep(isPlace, of: place, weight: 1, limit: Self.blockPlaceLimit) }
  }

  /// Keeps that a node has no namesake but itself; `revision` is that of before it was read.
  func noteLonely(_ node: OutlineNode, at revision: Int?) {
    guard let revision else { return }
    state.withLock { state in
      state.begin(revision)
      state.lonely.keep(node, of: node.id, weight: 1, limit: Self.lonelyLimit)
    }
  }

  /// Whether a node is known to have no namesake but itself.
  func isLonely(_ node: OutlineNode, at revision: Int?) -> Bool {
    guard let revision else { return false }
    return state.withLock { $0.revision == revision && $0.lonely[node.id] == node }
  }
}
