import GRDB

/// What the archive holds and how far the crawl is.
package struct ArchiveInformation: Sendable, Hashable {
  /// The workspace's id, once a crawl has seen it.
  package var workspaceID: String?
  /// The workspace's name, once a crawl has seen it.
  package var workspaceName: String?
  /// The number of the newest crawl; 0 before the first.
  package var crawl: Int
  /// Whether the newest crawl has come to its end.
  package var isComplete: Bool
  /// Whether the archive was begun to keep the signatures of file URLs.
  package var keepsSignatures: Bool
  /// Pages, rows included.
  package var pages: Int
  /// Databases.
  package var databases: Int
  /// Data sources.
  package var dataSources: Int
  /// Users.
  package var users: Int
  /// Files whose content is here.
  package var assets: Int
  /// Objects that are known and could not be read.
  package var unavailableObjects: Int
  /// Files that could not be had.
  package var unavailableAssets: Int
  /// Requests that are still to be made, as far as they are known.
  package var frontier: Int
  /// When the newest crawl began, in seconds since 1970; what was edited later may not be here.
  package var crawlStarted: Int?
  /// When the newest complete crawl ended, in seconds since 1970.
  package var crawlEnded: Int?
  /// The bytes of the files whose content is here, equal ones counted once.
  package var assetBytes: Int64
  /// What the crawl was limited to; empty for everything that the token can see.
  package var scope: String
  /// The position of the newest entry of the change log.
  package var lastPosition: Int64
  /// The number of requests for the comments on blocks, which the newest crawl did not ask for; 0 where it asked for
  /// them, or for no comments at all.
  package var blockCommentRequests: Int
}

extension Archive {
  /// Lets go of what the connections to the database keep in memory to be faster, as soon as nobody uses them.
  ///
  /// Waiting for that would block a thread that a reader may need to be given back.
  package func releaseMemory() {
    database.releaseMemoryEventually()
    readers.releaseMemory()
  }

  /// Counts what the archive holds.
  package func information() async throws -> ArchiveInformation {
    try await database.read { try ArchiveInformation(in: $0) }
  }
}

extension ArchiveInformation {
  /// Counts what an archive's database holds.
  package init(in database: Database) throws {
    func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
    func objects(_ kind: StoredKind) throws -> Int {
      try count(
        "SELECT COUNT(*) FROM objects WHERE kind = \(kind.sql) AND state = \(StoredState.present.sql)")
    }
    let stage: CrawlStage? = try Meta.value(.stage, in: database)
    self.init(
      workspaceID: try Meta.value(.workspaceID, in: database),
      workspaceName: try Meta.value(.workspaceName, in: database),
      crawl: try Meta.value(.crawl, in: database) ?? 0,
      isComplete: stage == .complete,
      keepsSignatures: try Meta.value(.keepsSignatures, in: database) ?? false,
      pages: try objects(.page),
      databases: try objects(.database),
      dataSources: try objects(.dataSource),
      users: try count("SELECT COUNT(*) FROM users WHERE state = \(StoredState.present.sql)"),
      assets: try count("SELECT COUNT(*) FROM assets WHERE state = \(StoredState.present.sql)"),
      unavailableObjects: try count(
        "SELECT COUNT(*) FROM (\(ArchiveWorkspaceReader.unavailableObjectsQuery))"),
      unavailableAssets: try count(
        "SELECT COUNT(*) FROM assets WHERE state = \(StoredState.unavailable.sql)"),
      frontier: try count("SELECT COUNT(*) FROM frontier"),
      crawlStarted: try Meta.value(.crawlStarted, in: database),
      crawlEnded: try Meta.value(.crawlEnded, in: database),
      assetBytes: try Int64.fetchOne(
        database,
        sql:
          "SELECT CAST(TOTAL(size) AS INTEGER) FROM (SELECT DISTINCT sha256, size FROM assets WHERE state = \(StoredState.present.sql))"
      )
        ?? 0,
      scope: try Meta.value(.scope, in: database) ?? "",
      lastPosition: try Int64.fetchOne(database, sql: "SELECT MAX(position) FROM change_log") ?? 0,
      blockCommentRequests: try Self.blockCommentRequests(in: database))
  }

  /// One request for each block that may have comments.
  static func blockCommentRequests(in database: Database) throws -> Int {
    let mode: String? = try Meta.value(.commentMode, in: database)
    guard mode == CommentMode.page.rawValue else { return 0 }
    return try Int.fetchOne(
      database,
      sql: """
        SELECT COALESCE(SUM(b.commentable), 0) FROM block_lists b
        JOIN objects o ON o.key = b.owner AND o.blocks_revision = b.revision
        WHERE b.commentable > 0 AND o.kind = \(StoredKind.page.sql) AND o.state = \(StoredState.present.sql)
        """) ?? 0
  }
}
