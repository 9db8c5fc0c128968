import GRDB
package import NotionModel

/// What the archive knows of an object, without its body.
package struct StoredObject: Sendable {
  package var key: Int64
  package var id: ObjectID
  package var kind: StoredKind
  package var state: StoredState
  package var parent: ObjectID?
  package var container: Int64?
  package var ordinal: Int?
  package var title: String
  package var seen: Int
  package var edited: Int
  package var hash: ContentHash?
  package var wanted: ContentParts
  package var draftRevision: Int
  package var blocksRevision: Int
  package var contentEdited: Int?
  package var contentMinute: Int?
  package var contentCrawl: Int
  package var isDirty: Bool

}

extension StoredObject {
  static let columns = """
    key, id, kind, state, parent, container, ordinal, title, seen, edited, hash, wanted, draft_revision,
    blocks_revision, content_edited, content_minute, content_crawl, dirty
    """

  /// Takes a row of ``columns``; by their numbers, as finding them by their names takes longer than reading them.
  init(row: Row) throws {
    key = row[0]
    id = row[1]
    kind = try StoredKind.stored(row, 2, in: "objects")
    state = try StoredState.stored(row, 3, in: "objects")
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
