import DurableFiles
import Foundation
import GRDB
package import NotionExportKit
package import NotionModel

/// An external sort of rows by their keys.
///
/// Its file, next to the archive, is unlinked while it is open, so it disappears with the sorter, and after a
/// crash.
final class RowSorter: Sendable {
  private static let batchSize = 100

  private let database: DatabaseQueue

  /// Creates an empty sorter.
  ///
  /// - Parameter folder: the folder of its file.
  /// - Throws: a database error if the folder cannot be written.
  init(in folder: URL) throws {
    var configuration = Configuration()
    configuration.label = "rows"
    configuration.prepareDatabase { database in
      // The file has no value after a crash. A database has a sorter for each of its views, and the system
      // caches recently written pages.
      try database.execute(
        sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -256")
    }
    let file = folder.appending(path: "rows-\(UUID().uuidString).sqlite")
    database = try DatabaseQueue(path: file.path, configuration: configuration)
    try database.write { database in
      // The rows are in the key's own B-tree, so that an ordered read needs no sort.
      try database.execute(
        sql: """
          CREATE TABLE rows (
            key BLOB, number INTEGER, id BLOB NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (key, number)
          ) WITHOUT ROWID
          """)
    }
    try FileManager.default.removeItem(at: file)
  }

  /// Adds rows with their keys; `number` is the position of the first among rows with equal keys.
  func append(_ rows: [OrderedRow], from number: Int) throws {
    try database.write { database in
      let statement = try database.cachedStatement(sql: "INSERT INTO rows VALUES (?, ?, ?, ?)")
      for (offset, entry) in rows.enumerated() {
        try statement.execute(arguments: [
          Data(entry.key), number + offset, entry.row.id, entry.row.kind.rawValue,
        ])
      }
    }
  }

  /// The rows in order; the listing retains the sorter.
  var rows: WorkspaceListing<OrderedRow> { listing { $0 } }

  /// Returns a value derived from each row, in order; the listing retains the sorter.
  func listing<Element>(
    _ element: @escaping @Sendable (OrderedRow) -> Element
  ) -> WorkspaceListing<Element> {
    WorkspaceListing { try self.batch(after: nil, element) }
  }

  private func batch<Element>(
    after last: (key: Data, number: Int)?, _ element: @escaping @Sendable (OrderedRow) -> Element
  ) throws -> WorkspaceListing<Element>.Batch {
    let rows = try database.read { database in
      guard let last else {
        return try Row.fetchAll(
          database, sql: "SELECT * FROM rows ORDER BY key, number LIMIT ?", arguments: [Self.batchSize])
      }
      return try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT * FROM rows WHERE (key, number) > (?, ?) ORDER BY key, number LIMIT ?"),
        arguments: [last.key, last.number, Self.batchSize])
    }
    let elements = try rows.map { row in
      let kind: String = try row.value("kind")
      guard let kind = ExportedKind(rawValue: kind) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "no kind of row: \(row)")
      }
      let key: Data = try row.value("key")
      return element(OrderedRow(row: RowReference(id: try row.value("id"), kind: kind), key: Array(key)))
    }
    guard rows.count == Self.batchSize, let end = rows.last else {
      return .init(elements: elements, next: nil)
    }
    let position: (key: Data, number: Int) = (try end.value("key"), try end.value("number"))
    return .init(elements: elements) { try self.batch(after: position, element) }
  }
}

extension ArchiveWorkspaceReader {
  /// The rows in an order of the caller's own; the keys wait in a file.
  package func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    let sorter = try await sorter(of: dataSource) { row in try await key(row).map { [$0] } ?? [] }
    return sorter.listing(\.row)
  }

  /// The rows in an order of the caller's own, in as many places; the keys wait in a file.
  package func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow> {
    try await sorter(of: dataSource, keys).rows
  }

  private func sorter(
    of dataSource: DataSourceID, _ keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> RowSorter {
    let sorter = try RowSorter(in: connections.temporaryFolder)
    var gathered: [OrderedRow] = []
    var count = 0
    for try await row in rows(of: dataSource) {
      for key in try await keys(row) { gathered.append(OrderedRow(row: row, key: key)) }
      guard gathered.count >= 500 else { continue }
      try sorter.append(gathered, from: count)
      count += gathered.count
      gathered.removeAll(keepingCapacity: true)
    }
    try sorter.append(gathered, from: count)
    return sorter
  }
}
