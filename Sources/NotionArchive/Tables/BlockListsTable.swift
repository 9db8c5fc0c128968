import DurableFiles
import Foundation
import GRDB
package import NotionModel

/// The responses of lists of blocks.
package struct BlockListsTable: ArchiveTable {
  let database: SQLiteDatabase
  let codec: BodyCodec

  /// One response, ready to be stored.
  package struct Response: Sendable {
    var listed: ListedResponse<ObjectID>
    package var skeleton: OutlineSkeleton
    /// The number of blocks that may have comments of their own.
    package var commentable = 0

    package init(_ listed: ListedResponse<ObjectID>, skeleton: OutlineSkeleton = OutlineSkeleton()) {
      self.listed = listed
      self.skeleton = skeleton
    }
  }

  package func store(_ response: Response) throws {
    let listed = response.listed
    try run(
      """
      INSERT OR REPLACE INTO block_lists
        (container, revision, sequence, owner, hash, outline, reason, body, commentable)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        listed.list, listed.revision, listed.sequence, listed.owner, listed.hash,
        response.skeleton.entries.isEmpty ? nil : Data(response.skeleton.bytes), listed.reason,
        try listed.body.map { Data(try codec.encode($0)) }, response.commentable,
      ])
  }

  /// Returns whether a response of a list is in a revision.
  package func holdsList(of container: ObjectID, owner: Int64, revision: Int) throws -> Bool {
    try exists(
      "SELECT 1 FROM block_lists WHERE owner = ? AND revision = ? AND container = ?",
      [owner, revision, container])
  }

  /// Returns the object whose blocks include the children of another.
  package func owner(holding container: ObjectID) throws -> Int64? {
    try Int64.fetchOne(
      statement("SELECT owner FROM block_lists WHERE container = ? LIMIT 1"), arguments: [container])
  }

  /// Returns the number of responses of all lists of an object.
  package func count(of owner: Int64) throws -> Int {
    try Int.fetchOne(statement("SELECT COUNT(*) FROM block_lists WHERE owner = ?"), arguments: [owner]) ?? 0
  }

  /// Returns the parts of a revision that make up the outline, by list.
  package func outline(of owner: Int64, revision: Int) throws -> [ObjectID: [OutlineSkeleton.Entry]] {
    let rows = try Row.fetchCursor(
      statement(
        """
        SELECT container, outline FROM block_lists WHERE owner = ? AND revision = ? AND outline IS NOT NULL
        ORDER BY container, sequence
        """), arguments: [owner, revision])
    var entries: [ObjectID: [OutlineSkeleton.Entry]] = [:]
    while let row = try rows.next() {
      let outline: Data = try row.value(at: 1)
      entries[try row.value(at: 0), default: []] += OutlineSkeleton(bytes: outline).entries
    }
    return entries
  }

  // MARK: Bodies

  /// A stored response.
  package struct StoredResponse: Sendable {
    package var number: Int64
    package var body: [UInt8]
  }

  package func responses(of owner: Int64, revision: Int, container: ObjectID) throws -> [StoredResponse] {
    try Row.fetchAll(
      statement(
        """
        SELECT rowid, body FROM block_lists
        WHERE owner = ? AND revision = ? AND container = ? AND body IS NOT NULL
        """), arguments: [owner, revision, container]
    ).map { try StoredResponse(number: $0.value(at: 0), body: codec.decode($0.value(at: 1) as Data)) }
  }

  package func replaceBody(_ body: ArraySlice<UInt8>, hash: ContentHash, row: Int64) throws {
    try run(
      "UPDATE block_lists SET body = ?, hash = ? WHERE rowid = ?",
      [Data(try codec.encode(body)), hash, row])
  }

  package func setCommentable(_ count: Int, row: Int64) throws {
    try run("UPDATE block_lists SET commentable = ? WHERE rowid = ?", [count, row])
  }

  /// Returns the number of blocks of all pages that may have comments of their own.
  func commentable() throws -> Int {
    try Int.fetchOne(
      statement(
        """
        SELECT COALESCE(SUM(b.commentable), 0) FROM block_lists b
        JOIN objects o ON o.key = b.owner AND o.blocks_revision = b.revision
        WHERE b.commentable > 0 AND o.kind = ? AND o.state = \(StoredState.present.sql)
        """), arguments: [StoredKind.page]) ?? 0
  }

  /// Returns the page that contains a list of blocks, or that refers to an object.
  package func page(showing id: ObjectID) throws -> ObjectID? {
    try ObjectID.fetchOne(
      statement(
        """
        SELECT o.id FROM block_lists b JOIN objects o ON o.key = b.owner WHERE b.container = ?1 AND o.kind = ?2
        UNION ALL
        SELECT o.id FROM dependencies d JOIN objects o ON o.key = d.owner WHERE d.target = ?1 AND o.kind = ?2
        ORDER BY id LIMIT 1
        """), arguments: [id, StoredKind.page])
  }

  // MARK: Reading

  /// A response of a published revision.
  struct ReadableResponse: Sendable {
    enum Content: Sendable {
      case body([UInt8])
      /// The list, or the rest of it, could not be read, for a reason.
      case unavailable(String)
    }

    var sequence: Int
    var content: Content

    /// Reads a row of a sequence, a reason and a body, from a column on.
    fileprivate init(row: Row, at column: Int, _ codec: BodyCodec) throws {
      sequence = try row.value(at: column)
      if let reason: String = try row.value(at: column + 1) {
        content = .unavailable(reason)
      } else {
        content = .body(
          try row.withUnsafeData(atIndex: column + 2) { body in
            guard let body else { throw ArchiveError.damagedBody }
            return try codec.decode(body)
          })
      }
    }
  }

  /// The lists `b` of published revisions, with their objects `o`.
  private static let published =
    "block_lists b JOIN objects o ON o.key = b.owner AND o.blocks_revision = b.revision"

  static let nextResponse = """
    SELECT b.sequence, b.reason, b.body FROM \(published)
    WHERE b.container = ? AND b.sequence > ? ORDER BY b.sequence LIMIT 1
    """

  /// Returns the response of a list after the one with a number, or `nil` after the last.
  func response(in container: ObjectID, after sequence: Int) throws -> ReadableResponse? {
    try first(Self.nextResponse, [container, sequence]) { try ReadableResponse(row: $0, at: 0, codec) }
  }

  /// Returns the readable responses of a list, in order.
  func bodies(in container: ObjectID) throws -> [[UInt8]] {
    try Data?.fetchAll(
      statement(
        """
        SELECT b.body FROM \(Self.published) WHERE b.container = ? AND b.reason IS NULL ORDER BY b.sequence
        """), arguments: [container]
    ).map { body in
      guard let body else { throw ArchiveError.damagedBody }
      return try codec.decode(body)
    }
  }

  /// Returns the reason why a list cannot be read, an inner `nil` if it can, and an outer `nil` if there is
  /// no list.
  func reason(ofList container: ObjectID) throws -> String?? {
    try first("SELECT b.reason FROM \(Self.published) WHERE b.container = ? AND b.sequence = 0", [container])
    {
      try $0.value(at: 0) as String?
    }
  }

  /// Returns whether a page contains a list.
  func isInPage(_ container: ObjectID) throws -> Bool {
    try exists(
      "SELECT 1 FROM \(Self.published) WHERE b.container = ? AND o.kind = ?", [container, StoredKind.page])
  }

  /// Calls `body` with the responses of a revision, in the order of lists and responses, until it returns `false`.
  func forEachResponse(
    of owner: Int64, revision: Int, _ body: (_ container: ObjectID, ReadableResponse) throws -> Bool
  ) throws {
    let rows = try Row.fetchCursor(
      statement(
        """
        SELECT container, sequence, reason, body FROM block_lists WHERE owner = ? AND revision = ?
        ORDER BY container, sequence
        """), arguments: [owner, revision])
    while let row = try rows.next(),
      try body(row.value(at: 0), ReadableResponse(row: row, at: 1, codec))
    {}
  }

  // MARK: Synced originals

  /// Returns whether a page contains a synced original, or its blocks have been requested in a crawl.
  package func holdsBlocks(ofOriginal id: ObjectID, crawl: Int) throws -> Bool {
    try exists(
      """
      SELECT 1 FROM block_lists b JOIN objects o ON o.key = b.owner
      WHERE b.container = ? AND (o.kind = ? OR o.content_crawl = ?)
      """, [id, StoredKind.page, crawl])
  }

  /// Returns the originals of synced blocks that copies refer to and the API refuses, with its reason.
  package func refusedOriginals() throws -> [(id: ObjectID, reason: String)] {
    try Row.fetchAll(
      statement(
        """
        SELECT o.id AS id, b.reason AS reason FROM objects o JOIN block_lists b ON b.owner = o.key AND b.container = o.id
        WHERE o.kind = ? AND b.reason IS NOT NULL AND \(DependenciesTable.isOriginal)
          AND NOT EXISTS (SELECT 1 FROM retries r WHERE r.target = o.id)
        ORDER BY o.id
        """), arguments: [StoredKind.block]
    ).map { (try $0.value("id"), try $0.value("reason")) }
  }

  /// Returns the synced originals in an object of which other objects have copies.
  package func originals(heldBy key: Int64) throws -> [ObjectID] {
    try ObjectID.fetchAll(
      statement(
        """
        SELECT DISTINCT d.target FROM block_lists b
        JOIN dependencies d ON d.target = b.container AND d.aspect = ?
        WHERE b.owner = ? AND d.owner <> ?
        """), arguments: [DependencyAspect.content, key, key])
  }

  /// Returns the logged objects that show synced blocks of another, directly or in a copy of a copy.
  package func owners(showing key: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      statement(
        """
        WITH RECURSIVE showing (key) AS (
          SELECT ?1
          UNION SELECT d.owner FROM showing s JOIN block_lists b ON b.owner = s.key
          JOIN dependencies d ON d.target = b.container AND d.aspect = ?2)
        SELECT s.key FROM showing s JOIN change_log l ON l.subject = ?3 AND l.object = s.key
        WHERE s.key <> ?1 ORDER BY s.key
        """), arguments: [key, DependencyAspect.content, LogSubjectKind.object])
  }
}

/// The part of a list of blocks that makes up the outline: nested lists, child pages and databases, in order.
package struct OutlineSkeleton: Sendable, Hashable {
  package enum Entry: Sendable, Hashable {
    /// A block whose children are read at its own id.
    case nested(ObjectID)
    case page(ObjectID)
    case database(ObjectID)
  }

  package var entries: [Entry] = []

  package init() {}

  /// Serialised entries, with one byte for the kind and 16 for the id.
  var bytes: [UInt8] {
    entries.flatMap { entry in
      switch entry {
      case .nested(let id): [1] + id.storedBytes
      case .page(let id): [2] + id.storedBytes
      case .database(let id): [3] + id.storedBytes
      }
    }
  }

  /// Returns whether it can be the outline of a response: child pages and databases are equal, and blocks
  /// with children are included.
  ///
  /// The parts of a meeting note are nested as well, and are not all in the response.
  func fits(_ list: ObjectList<Block>) -> Bool {
    var objects: [Entry] = []
    let nested = Set(entries)
    for block in list.results {
      switch block.children {
      case .none, .refused, .synced: break
      case .own(let id): if !nested.contains(.nested(id.object)) { return false }
      case .page(let id): objects.append(.page(id.object))
      case .database(let id): objects.append(.database(id.object))
      }
    }
    return objects == entries.filter { if case .nested = $0 { false } else { true } }
  }

  init(bytes: some RandomAccessCollection<UInt8>) {
    var rest = bytes[...]
    while rest.count >= 17, let kind = rest.first, let id = ObjectID(storedBytes: rest.dropFirst().prefix(16))
    {
      switch kind {
      case 1: entries.append(.nested(id))
      case 2: entries.append(.page(id))
      case 3: entries.append(.database(id))
      default: break
      }
      rest = rest.dropFirst(17)
    }
  }
}
