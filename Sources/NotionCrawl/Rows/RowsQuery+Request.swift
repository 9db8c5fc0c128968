import NotionAPI
import NotionModel

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
