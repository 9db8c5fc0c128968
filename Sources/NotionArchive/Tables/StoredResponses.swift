import DurableFiles
import Foundation
import GRDB
package import NotionModel

/// All responses in the archive, one after the other.
package struct StoredResponses: ArchiveTable {
  let database: Database
  let codec: BodyCodec

  /// A response with its object.
  package struct Response: Sendable {
    /// The number of its row.
    package var row: Int64
    package var owner: Int64
    package var ownerID: ObjectID
    package var ownerKind: StoredKind
    package var revision: Int
    package var body: [UInt8]
  }

  /// Calls `body` with each stored object as a response.
  package func forEachObject(_ body: (Response) throws -> Void) throws {
    try forEach(
      "SELECT key FROM objects WHERE state = \(StoredState.present.sql) AND body IS NOT NULL",
      "SELECT key, key, id, kind, 0, body FROM objects WHERE key = ?", body)
  }

  /// Calls `body` with each response of the lists of a part.
  package func forEachList(_ part: ListedPart, _ body: (Response) throws -> Void) throws {
    try forEach(
      "SELECT rowid FROM \(part.table) WHERE body IS NOT NULL",
      """
      SELECT l.rowid, l.owner, o.id, o.kind, l.revision, l.body FROM \(part.table) l
      JOIN objects o ON o.key = l.owner WHERE l.rowid = ?
      """, body)
  }

  private func forEach(_ rows: String, _ row: String, _ body: (Response) throws -> Void) throws {
    for number in try Int64.fetchAll(statement(rows)) {
      guard let row = try Row.fetchOne(statement(row), arguments: [number]) else { continue }
      let stored: Data = try row.value(at: 5)
      try body(
        Response(
          row: try row.value(at: 0), owner: try row.value(at: 1), ownerID: try row.value(at: 2),
          ownerKind: try StoredKind.stored(row, 3, in: "objects"),
          revision: try row.value(at: 4), body: try codec.decode(stored)))
    }
  }

  /// Replaces a response of a list by an equal one with another serialisation.
  package func respell(_ body: ArraySlice<UInt8>, row: Int64, in part: ListedPart) throws {
    try run("UPDATE \(part.table) SET body = ? WHERE rowid = ?", [Data(try codec.encode(body)), row])
  }
}
