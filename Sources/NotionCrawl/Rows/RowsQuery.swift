import NotionAPI
import NotionModel

/// One of the queries that together list all rows of a data source.
///
/// The first query lists the rows in their own order. If the API stops at its limit, the listing restarts in
/// the order of creation, and each further query continues where the previous one stopped; the next crawl
/// begins with that order, as long as there are too many rows for the other. If a single minute has more rows
/// than the limit, they are listed in parts (``RowsPartition``). A last query lists the archived rows.
struct RowsQuery: Sendable, Hashable {
  /// The rows in the order of their creation, from a time on.
  enum Window: Sendable, Hashable {
    /// All.
    case fromStart
    /// Those created at this time or later.
    case from(String)
    /// A part of those of one minute, ordered by title.
    case parts(RowsPartition)
    /// Those created in later minutes.
    case after(String)
  }

  /// Whether it lists the archived rows rather than the others.
  var isArchived = false
  /// The window of creation times, or `nil` for the rows' own order.
  var window: Window?

  init(isArchived: Bool = false, window: Window? = nil) {
    self.isArchived = isArchived
    self.window = window
  }

  /// Returns the query that continues after a part of a minute's rows.
  func following(_ partition: RowsPartition) -> RowsQuery {
    var query = self
    query.window = partition.next.map { .parts($0) } ?? .after(partition.minute)
    return query
  }
}

/// The query's text in the frontier.
extension RowsQuery {
  private static let archived = "archived;"

  var text: String {
    let window =
      switch window {
      case nil: ""
      case .fromStart: "from start"
      case .from(let time): "from \(time)"
      case .parts(let partition): "parts \(partition.text)"
      case .after(let time): "after \(time)"
      }
    return (isArchived ? Self.archived : "") + window
  }

  init(text: String) {
    var rest = text[...]
    if rest.hasPrefix(Self.archived) {
      isArchived = true
      rest = rest.dropFirst(Self.archived.count)
    }
    if rest == "from start" {
      window = .fromStart
    } else if let time = rest.suffix(after: "from ") {
      window = .from(time)
    } else if let partition = rest.suffix(after: "parts ").flatMap({ RowsPartition(text: $0[...]) }) {
      window = .parts(partition)
    } else if let time = rest.suffix(after: "after ") {
      window = .after(time)
    }
  }
}

extension Substring {
  fileprivate func suffix(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

extension RowsQuery {
  /// The query that the client sends.
  var query: DataSourceQuery {
    var query =
      switch window {
      case nil: DataSourceQuery()
      case .fromStart: DataSourceQuery.byCreation()
      case .from(let time): DataSourceQuery.byCreation(from: time)
      case .parts(let partition): partition.query
      case .after(let time): DataSourceQuery.byCreation(from: Timestamp(time).nextMinute)
      }
    if isArchived { query.isArchived = true }
    return query
  }
}

extension RowsPartition {
  /// The query of the current part.
  fileprivate var query: DataSourceQuery {
    let created: [JSONValue] = [
      ["timestamp": "created_time", "created_time": ["on_or_after": .string(minute)]],
      ["timestamp": "created_time", "created_time": ["before": .string(Timestamp(minute).nextMinute)]],
    ]
    // The title always has the id `title`.
    return DataSourceQuery(
      filter: ["and": .array(created + conditions.map(\.json))],
      sorts: [["property": "title", "direction": isBackward ? "descending" : "ascending"]])
  }
}

extension Timestamp {
  /// The next minute: times have a resolution of a minute, so this is the earliest that is later.
  fileprivate var nextMinute: String {
    millisecondsSince1970.map { Timestamp(millisecondsSince1970: $0 + 60_000).text } ?? text
  }
}
