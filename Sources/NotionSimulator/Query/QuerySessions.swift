import NotionModel

/// The row lists of queries that are being paged through: a cursor names one of them and a row in it.
///
/// Only the latest are kept; a cursor of an older one is answered by running its query again.
struct QuerySessions: Sendable {
  private var sessions: [(id: ObjectID, key: Key, answer: RowQuery.Answer)] = []
  private let capacity = 32

  /// What makes two queries the same.
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
