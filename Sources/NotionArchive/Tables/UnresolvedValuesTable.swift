import DurableFiles
import GRDB
package import NotionModel

/// Properties of pages whose values are missing in the API.
package struct UnresolvedValuesTable: ArchiveTable {
  let database: SQLiteDatabase

  /// A property of a data source whose value some pages lack, for one reason.
  package struct Group: Sendable, Equatable {
    /// The data source, or the page itself if it is not a row.
    package var container: ObjectID?
    var property: String
    package var name: String
    package var reason: String
  }

  /// The number of pages of a group that are named.
  private static let namedPages = 20

  /// Replaces the properties of a page whose values are unknown.
  package func store(_ properties: [UnresolvedProperty], of page: Int64) throws {
    try run("DELETE FROM unresolved_values WHERE object = ?", [page])
    for property in properties {
      try run(
        "INSERT OR REPLACE INTO unresolved_values (object, property, name, reason) VALUES (?, ?, ?, ?)",
        [page, property.id.text, property.name, property.reason])
    }
  }

  /// Calls `body` with each group, the titles and ids of its first pages, and their number.
  package func forEachGroup(_ body: (Group, [(title: String, id: ObjectID)], _ count: Int) -> Void) throws {
    let rows = try Row.fetchCursor(
      statement(
        """
        SELECT COALESCE(c.id, o.id) AS container, u.property, u.name, u.reason, o.id, o.title
        FROM unresolved_values u JOIN objects o ON o.key = u.object AND o.state = \(StoredState.present.sql)
        LEFT JOIN objects c ON c.key = o.container
        ORDER BY container, u.property, u.name, u.reason, o.id
        """))
    var group: Group?
    var pages: [(title: String, id: ObjectID)] = []
    var count = 0
    while let row = try rows.next() {
      let next = try Group(
        container: row.value(at: 0), property: row.value(at: 1), name: row.value(at: 2),
        reason: row.value(at: 3))
      if next != group {
        if let group { body(group, pages, count) }
        (group, pages, count) = (next, [], 0)
      }
      count += 1
      if pages.count < Self.namedPages { pages.append(try (row.value(at: 5), row.value(at: 4))) }
    }
    if let group { body(group, pages, count) }
  }
}

/// A property of a page whose value is missing in the API.
package struct UnresolvedProperty: Sendable, Hashable {
  var id: PropertyID
  var name: String
  /// The reason, in words.
  var reason: String

  package init(id: PropertyID, name: String, reason: String) {
    self.id = id
    self.name = name
    self.reason = reason
  }

  /// `nil` if the value is known.
  package init?(_ value: PropertyValue) {
    guard let unresolved = value.unresolved else { return nil }
    id = value.id
    name = value.name
    reason =
      switch unresolved {
      case .unsupported: "the API does not calculate them (unsupported)"
      case .incomplete: "the API gave only a part (incomplete)"
      case .unknown(""): "the API does not tell their type"
      case .unknown(let type): "their type \(type) is not known"
      }
  }
}
