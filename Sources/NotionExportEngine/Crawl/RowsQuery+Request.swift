import NotionAPI
import NotionModel

extension RowsQuery {
  /// The query as the client sends it.
  var query: DataSourceQuery {
    var query =
      switch window {
      case nil: DataSourceQuery()
      case .fromStart: DataSourceQuery.byCreation()
      case .from(let time): DataSourceQuery.byCreation(from: time)
      case .byTitle(let time): DataSourceQuery.byCreation(from: time).thenByTitle("ascending")
      case .byTitleBackward(let time): DataSourceQuery.byCreation(from: time).thenByTitle("descending")
      case .after(let time): DataSourceQuery.byCreation(from: Self.minute(after: time))
      }
    if isArchived { query.isArchived = true }
    return query
  }

  /// Times are told to the minute, so this is the earliest that is later.
  private static func minute(after time: String) -> String {
    let time = Timestamp(time)
    return time.millisecondsSince1970.map { Timestamp(millisecondsSince1970: $0 + 60_000).text } ?? time.text
  }
}

extension DataSourceQuery {
  /// The same query; rows of one time are ordered by their title, whose id is `title` everywhere.
  fileprivate func thenByTitle(_ direction: JSONValue) -> DataSourceQuery {
    var query = self
    query.sorts.append(["property": "title", "direction": direction])
    return query
  }
}
