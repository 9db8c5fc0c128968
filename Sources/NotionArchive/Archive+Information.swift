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
    let tables = ArchiveTables(database: database, codec: BodyCodec())
    let stage: CrawlStage? = try Meta.value(.stage, in: database)
    self.init(
      workspaceID: try Meta.value(.workspaceID, in: database),
      workspaceName: try Meta.value(.workspaceName, in: database),
      crawl: try Meta.value(.crawl, in: database) ?? 0,
      isComplete: stage == .complete,
      keepsSignatures: try Meta.value(.keepsSignatures, in: database) ?? false,
      pages: try tables.objects.count(.page),
      databases: try tables.objects.count(.database),
      dataSources: try tables.objects.count(.dataSource),
      users: try tables.users.count(),
      assets: try tables.assets.count(.present),
      unavailableObjects: try tables.objects.countUnavailable(),
      unavailableAssets: try tables.assets.count(.unavailable),
      frontier: try tables.frontier.count(),
      crawlStarted: try Meta.value(.crawlStarted, in: database),
      crawlEnded: try Meta.value(.crawlEnded, in: database),
      assetBytes: try tables.assets.contentBytes(),
      scope: try Meta.value(.scope, in: database) ?? "",
      lastPosition: try tables.changeLog.end(),
      blockCommentRequests: try Self.blockCommentRequests(in: tables))
  }

  /// One request for each block that may have comments.
  static func blockCommentRequests(in tables: ArchiveTables) throws -> Int {
    let mode: String? = try Meta.value(.commentMode, in: tables.database)
    return mode == CommentMode.page.rawValue ? try tables.blockLists.commentable() : 0
  }
}
