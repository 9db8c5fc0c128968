import DurableFiles
import Foundation
package import GRDB
package import NotionExportKit
package import NotionModel

/// A part of a page that is stored as responses of lists, and its table.
package enum ListedPart: Sendable, Hashable, CaseIterable {
  case blocks
  case properties
  case comments

  /// The part that a kind of request reads; `nil` if it reads no list of a page.
  package init?(_ kind: WorkItem.Kind) {
    switch kind {
    case .children: self = .blocks
    case .property: self = .properties
    case .comments: self = .comments
    default: return nil
    }
  }

  package var parts: ContentParts {
    switch self {
    case .blocks: .blocks
    case .properties: .properties
    case .comments: .comments
    }
  }

  var table: String {
    switch self {
    case .blocks: "block_lists"
    case .properties: "property_lists"
    case .comments: "comment_lists"
    }
  }

  /// The column that identifies the lists of an object.
  var list: String { self == .properties ? "property" : "container" }

  /// The columns after owner and revision.
  var columns: String {
    switch self {
    case .blocks: "\(list), sequence, hash, body, outline, reason, commentable"
    case .properties: "\(list), sequence, hash, body"
    case .comments: "\(list), sequence, hash, body, reason"
    }
  }

  /// The column of the object with the published revision.
  var revisionColumn: String {
    switch self {
    case .blocks: "blocks_revision"
    case .properties: "properties_revision"
    case .comments: "comments_revision"
    }
  }
}

/// One response of a list of an object, ready to be stored.
///
/// `List` identifies the lists of an object: blocks and comments by their container, properties by their ids.
package struct ListedResponse<List: DatabaseValueConvertible & Sendable>: Sendable {
  var owner: Int64
  var revision: Int
  var list: List
  var sequence: Int
  var hash: ContentHash
  /// `nil` if the list, or the rest of it, cannot be read.
  var body: ArraySlice<UInt8>?
  /// The reason why there is no body; for blocks and comments.
  var reason: String?

  package init(
    owner: Int64, revision: Int, list: List, sequence: Int, hash: ContentHash, body: ArraySlice<UInt8>? = nil,
    reason: String? = nil
  ) {
    self.owner = owner
    self.revision = revision
    self.list = list
    self.sequence = sequence
    self.hash = hash
    self.body = body
    self.reason = reason
  }
}

/// The responses of the property endpoint.
package struct PropertyListsTable: ArchiveTable {
  let database: SQLiteDatabase
  let codec: BodyCodec

  /// Returns the properties of a revision, or `nil` if it has none.
  package func completed(of owner: Int64, revision: Int) throws -> CompletedProperties? {
    let responses = try Row.fetchAll(
      statement(
        """
        SELECT property, body FROM property_lists WHERE owner = ? AND revision = ? ORDER BY property, sequence
        """), arguments: [owner, revision])
    return responses.isEmpty ? nil : try CompletedProperties(responses) { try codec.decode($0) }
  }

  package func remove(_ property: String, of owner: Int64, revision: Int) throws {
    try run(
      "DELETE FROM property_lists WHERE owner = ? AND revision = ? AND property = ?",
      [owner, revision, property])
  }

  /// Returns the pages with calculated properties over more than 25 pages of which some have been logged
  /// since `start`, and which this crawl has not read.
  package func ownersOfChangedCalculations(since start: Int64, crawl: Int) throws -> [Int64] {
    try Int64.fetchAll(
      statement(
        """
        SELECT DISTINCT o.key FROM property_lists p
        JOIN objects o ON o.key = p.owner AND o.properties_revision = p.revision
        JOIN dependencies d ON d.owner = o.key
        JOIN objects t ON t.id = d.target AND t.kind = ?
        JOIN change_log l ON l.subject = ? AND l.object = t.key
        WHERE l.position > ? AND o.state = ? AND o.content_crawl <> ? ORDER BY o.key
        """), arguments: [StoredKind.page, LogSubjectKind.object, start, StoredState.present, crawl])
  }
}

/// The responses of the endpoint for comments.
struct CommentListsTable: ArchiveTable {
  let database: SQLiteDatabase

  /// A response of the comments of a page or block.
  struct Response: Sendable {
    var container: ObjectID
    /// The stored body; `nil` if the list could not be read.
    var body: Data?
    /// The reason why there is no body.
    var reason: String?
  }

  /// Returns the responses of a revision, ordered by list and response.
  func responses(of owner: Int64, revision: Int) throws -> [Response] {
    try Row.fetchAll(
      statement(
        """
        SELECT container, body, reason FROM comment_lists WHERE owner = ? AND revision = ? ORDER BY container, sequence
        """), arguments: [owner, revision]
    ).map { try Response(container: $0.value(at: 0), body: $0.value(at: 1), reason: $0.value(at: 2)) }
  }
}

/// The lists of blocks, properties and comments, by their revisions.
package struct PartLists: ArchiveTable {
  let database: SQLiteDatabase
  let codec: BodyCodec

  /// Stores a response of properties or comments; those of blocks have further columns.
  package func store<List>(_ response: ListedResponse<List>, of part: ListedPart) throws {
    var columns = ["owner", "revision", part.list, "sequence", "hash", "body"]
    var values: [(any DatabaseValueConvertible)?] = [
      response.owner, response.revision, response.list, response.sequence, response.hash,
      try response.body.map { Data(try codec.encode($0)) },
    ]
    if part != .properties {
      columns.append("reason")
      values.append(response.reason)
    }
    let placeholders = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    try run(
      "INSERT OR REPLACE INTO \(part.table) (\(columns.joined(separator: ", "))) VALUES (\(placeholders))",
      StatementArguments(values))
  }

  /// Returns the published revision of a part; 0 if there is none.
  package func publishedRevision(_ part: ListedPart, of key: Int64) throws -> Int {
    try Int.fetchOne(
      statement("SELECT \(part.revisionColumn) FROM objects WHERE key = ?"), arguments: [key]) ?? 0
  }

  /// Returns whether two revisions of a part differ.
  package func differ(_ part: ListedPart, of key: Int64, _ old: Int, _ new: Int) throws -> Bool {
    let columns = "\(part.list), sequence, hash FROM \(part.table) WHERE owner = ? AND revision = ?"
    let sql = "SELECT \(columns) EXCEPT SELECT \(columns)"
    return try exists(sql, [key, old, key, new]) || exists(sql, [key, new, key, old])
  }

  /// Publishes a revision of a part, and deletes those before it.
  package func publish(_ part: ListedPart, of key: Int64, revision: Int, replacing old: Int) throws {
    try run("UPDATE objects SET \(part.revisionColumn) = ? WHERE key = ?", [revision, key])
    guard old > 0 else { return }
    try run("DELETE FROM \(part.table) WHERE owner = ? AND revision < ?", [key, revision])
    try DependenciesTable(database: database).clear(of: key, part.parts, below: revision)
  }

  /// Copies the published revision of a part into a later one.
  ///
  /// `list` is the only list that is copied; `nil` copies the whole part.
  package func takeOver(_ part: ListedPart, of key: Int64, into revision: Int, list: ObjectID?) throws {
    let old = try publishedRevision(part, of: key)
    for (table, columns) in [
      (part.table, part.columns), ("dependencies", "part, target, aspect"), ("asset_uses", "part, asset"),
      ("block_links", "part, page, block"),
    ] {
      let isList = table == part.table
      let selected = isList ? "?4 IS NULL OR \(part.list) = ?4" : "part = \(part.parts.rawValue)"
      try run(
        """
        INSERT OR IGNORE INTO \(table) (owner, revision, \(columns))
        SELECT owner, ?1, \(columns) FROM \(table) WHERE owner = ?2 AND revision = ?3 AND (\(selected))
        """, [revision, key, old] + (isList ? [list] : []))
    }
  }

  /// Deletes the end of a list, from a response on.
  package func truncate(_ item: WorkItem, _ part: ListedPart, of key: Int64, revision: Int) throws {
    try run(
      "DELETE FROM \(part.table) WHERE owner = ? AND revision = ? AND \(part.list) = ? AND sequence >= ?",
      [key, revision, part == .properties ? item.detail : item.target, item.sequence])
  }
}

/// The responses of the property endpoint for one page, combined by property.
package struct CompletedProperties {
  package private(set) var properties: [PropertyID: CompletedProperty] = [:]

  /// Decodes rows of `property` and `body`, ordered by property and response; one without a body is a
  /// response that could not be fetched.
  init(_ rows: [Row], decode: (Data) throws -> [UInt8]) throws {
    for row in rows {
      let id = PropertyID(try row.value("property") as String)
      let before = properties[id]
      var items = before?.items ?? []
      let stored: Data? = try row.value("body")
      guard let stored else {
        properties[id] = CompletedProperty(items: items, summary: before?.summary, isWhole: false)
        continue
      }
      let response: PropertyItemResponse
      let body = try decode(stored)
      do {
        response = try PropertyItemResponse(json: body)
      } catch {
        throw ArchiveError.damagedBody
      }
      switch response {
      case .item(let item):
        items.append(item)
        properties[id] = CompletedProperty(items: items, summary: before?.summary)
      case .list(let list):
        // The last response decides: a list with a next cursor was not read completely.
        properties[id] = CompletedProperty(
          items: items + list.results, summary: list.propertyItem ?? before?.summary, isWhole: !list.hasMore)
      }
    }
  }
}

/// All responses in the archive, one after the other.
package struct StoredResponses: ArchiveTable {
  let database: SQLiteDatabase
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
