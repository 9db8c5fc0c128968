import NotionExportKit
import NotionModel
import Synchronization

/// What many pages ask for alike: who a user is, which properties a data source has.
///
/// It holds while the archive stays as it is, and is forgotten with the first change.
final class RecentAnswers: Sendable {
  private struct State {
    var revision: Int?
    var users: [UserID: User?] = [:]
    var dataSources: [DataSourceID: DataSourceDocument?] = [:]
  }

  private static let userLimit = 200
  /// A schema may be large.
  private static let dataSourceLimit = 8

  private let state = Mutex(State())

  /// A user, read by `read` unless it was lately and nothing has changed since; `revision` is that of now.
  func user(_ id: UserID, at revision: Int?, _ read: () throws -> User?) throws -> User? {
    try answer(\.users, id, Self.userLimit, at: revision, read)
  }

  /// A data source, as ``user(_:at:_:)``.
  func dataSource(
    _ id: DataSourceID, at revision: Int?, _ read: () throws -> DataSourceDocument?
  ) throws -> DataSourceDocument? {
    try answer(\.dataSources, id, Self.dataSourceLimit, at: revision, read)
  }

  private func answer<ID: Hashable & Sendable, Value: Sendable>(
    _ answers: any WritableKeyPath<State, [ID: Value?]> & Sendable, _ id: ID, _ limit: Int, at revision: Int?,
    _ read: () throws -> Value?
  ) throws -> Value? {
    guard let revision else { return try read() }
    let known: Value?? = state.withLock { state in
      if state.revision != revision { state = State(revision: revision) }
      return state[keyPath: answers][id]
    }
    if let known { return known }
    let value = try read()
    state.withLock { state in
      guard state.revision == revision else { return }
      if state[keyPath: answers].count >= limit { state[keyPath: answers].removeAll(keepingCapacity: true) }
      state[keyPath: answers][id] = .some(value)
    }
    return value
  }
}
