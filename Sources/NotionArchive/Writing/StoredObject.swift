import DurableFiles
import GRDB
package import NotionModel

/// The archive's record of an object, without its body.
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

  /// Decodes a row of ``columns`` by their numbers, as finding them by name takes longer than reading them.
  init(row: Row) throws {
    key = try row.value(at: 0)
    id = try row.value(at: 1)
    kind = try StoredKind.stored(row, 2, in: "objects")
    state = try StoredState.stored(row, 3, in: "objects")
    parent = try row.value(at: 4)
    container = try row.value(at: 5)
    ordinal = try row.value(at: 6)
    title = try row.value(at: 7)
    seen = try row.value(at: 8)
    edited = try row.value(at: 9)
    hash = try row.value(at: 10)
    wanted = ContentParts(rawValue: try row.value(at: 11))
    draftRevision = try row.value(at: 12)
    blocksRevision = try row.value(at: 13)
    contentEdited = try row.value(at: 14)
    contentMinute = try row.value(at: 15)
    contentCrawl = try row.value(at: 16)
    isDirty = try row.value(at: 17)
  }
}
