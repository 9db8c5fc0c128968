import NotionModel

/// The row lists of queries in progress: a cursor identifies one of them and a row in it.
///
/// Only the latest are kept; for a cursor of an older one its query is executed again.
struct QuerySessions: Sendable {
  private var sessions: [(id: ObjectID, key: Key, answer: RowQuery.Answer)] = []
  private let capacity = 32

  /// The identity of a query.
  struct Key: Sendable, Hashable {
    var object: ObjectID
    var query: JSONObject
  }

  func answer(_ id: ObjectID, _ key: Key) -> RowQuery.Answer? {
    sessions.first { $0.id == id && $0.key == key }?.answer
  }

  mutating func keep(_ id: ObjectID, _ key: Key, _ answer: RowQuery.Answer) {
    sessions.removeAll { $0.id == id }
    sessions.append((id, key, answer))
    if sessions.count > capacity { sessions.removeFirst() }
  }
}
