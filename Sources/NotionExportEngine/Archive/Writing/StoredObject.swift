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

  init(row: Row) {
    key = row["key"]
    id = row["id"]
    kind = row["kind"]
    state = row["state"]
    parent = row["parent"]
    container = row["container"]
    ordinal = row["ordinal"]
    title = row["title"]
    seen = row["seen"]
    edited = row["edited"]
    hash = row["hash"]
    wanted = ContentParts(rawValue: row["wanted"])
    draftRevision = row["draft_revision"]
    blocksRevision = row["blocks_revision"]
    contentEdited = row["content_edited"]
    contentMinute = row["content_minute"]
    contentCrawl = row["content_crawl"]
    isDirty = row["dirty"]
  }
}

extension ArchiveTransaction {
  func object(_ id: ObjectID) throws -> StoredObject? {
    try Row.fetchOne(
      statement("SELECT \(StoredObject.columns) FROM objects WHERE id = ?"), arguments: [id]
    ).map(StoredObject.init)
  }

  func object(key: Int64) throws -> StoredObject? {
    try Row.fetchOne(
      statement("SELECT \(StoredObject.columns) FROM objects WHERE key = ?"), arguments: [key]
    ).map(StoredObject.init)
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
