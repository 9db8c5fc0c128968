internal import GRDB

/// Pending rows that are inserted in one transaction, bounded by their number and their size.
struct RowBatch {
  private static let byteLimit = 256 << 10

  private let limit: Int
  private let queue: DatabaseQueue
  private var rows: [(table: String, values: [(any DatabaseValueConvertible)?])] = []
  private var bytes = 0

  init(limit: Int, queue: DatabaseQueue) {
    self.limit = limit
    self.queue = queue
  }

  mutating func insert(_ table: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    rows.append((table, values))
    bytes += values.reduce(0) { $0 + (($1 as? String)?.utf8.count ?? 8) }
    if rows.count >= limit || bytes >= Self.byteLimit { try flush() }
  }

  /// Inserts the pending rows.
  mutating func flush() throws {
    let rows = rows
    try queue.write { database in
      for row in rows {
        let marks = Array(repeating: "?", count: row.values.count).joined(separator: ", ")
        let statement = try database.cachedStatement(sql: "INSERT INTO \(row.table) VALUES (\(marks))")
        try statement.execute(arguments: StatementArguments(row.values))
      }
    }
    self.rows.removeAll(keepingCapacity: true)
    bytes = 0
  }
}
