import GRDB
import NotionModel

/// What the archive knows of an object, without its body.
struct StoredObject: Sendable {
  var key: Int64
  var id: ObjectID
  var kind: StoredKind
  var state: StoredState
  var parent: ObjectID?
  var container: Int64?
  var ordinal: Int?
  var title: String
  var seen: Int
  var edited: Int
  var hash: ContentHash?
  var wanted: ContentParts
  var draftRevision: Int
  var blocksRevision: Int
  var contentEdited: Int?
  var contentMinute: Int?
  var contentCrawl: Int
  var isDirty: Bool

  static let columns = """
    key, id, kind, state, parent, container, ordinal, title, seen, edited, hash, wanted, draft_revision,
    blocks_revision, content_edited, content_minute, content_crawl, dirty
    """

  /// Takes a row of ``columns``; by their numbers, as finding them by their names takes longer than reading them.
  init(row: Row) {
    key = row[0]
    id = row[1]
    kind = row[2]
    state = row[3]
    parent = row[4]
    container = row[5]
    ordinal = row[6]
    title = row[7]
    seen = row[8]
    edited = row[9]
    hash = row[10]
    wanted = ContentParts(rawValue: row[11])
    draftRevision = row[12]
    blocksRevision = row[13]
    contentEdited = row[14]
    contentMinute = row[15]
    contentCrawl = row[16]
    isDirty = row[17]
  }
}

extension ArchiveTransaction {
  func object(_ id: ObjectID) throws -> StoredObject? {
    try object(where: "id", id)
  }

  func object(key: Int64) throws -> StoredObject? {
    try object(where: "key", key)
  }

  private func object(where column: String, _ value: some DatabaseValueConvertible) throws -> StoredObject? {
    // A cursor's row is read where SQLite has it; one that is fetched would be a copy.
    let rows = try Row.fetchCursor(
      statement("SELECT \(StoredObject.columns) FROM objects WHERE \(column) = ?"), arguments: [value])
    return try rows.next().map(StoredObject.init)
  }

  /// The object, made known if it was not.
  ///
  /// - Returns: the object, and whether this is the first that is heard of it.
  func reference(_ id: ObjectID, _ kind: StoredKind) throws -> (StoredObject, isNew: Bool) {
    if let known = try object(id) { return (known, false) }
    try run("INSERT INTO objects (id, kind, state) VALUES (?, ?, 0)", [id, kind])
    guard let made = try object(id) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return (made, true)
  }
}
