import GRDB

/// A summary of the archive's content and of the crawl's progress.
package struct ArchiveInformation: Sendable, Hashable {
  /// The workspace's id, once a crawl has seen it.
  package var workspaceID: String?
  /// The workspace's name, once a crawl has seen it.
  package var workspaceName: String?
  /// The number of the newest crawl; 0 before the first.
  package var crawl: Int
  /// Whether the newest crawl is complete.
  package var isComplete: Bool
  /// Whether the archive was created to keep the signatures of file URLs.
  package var keepsSignatures: Bool
  /// Pages, rows included.
  package var pages: Int
  /// Databases.
  package var databases: Int
  /// Data sources.
  package var dataSources: Int
  /// Users.
  package var users: Int
  /// Files whose content is stored.
  package var assets: Int
  /// Known objects that could not be read.
  package var unavailableObjects: Int
  /// Files that could not be downloaded.
  package var unavailableAssets: Int
  /// Known requests that are pending.
  package var frontier: Int
  /// The start of the newest crawl, in seconds since 1970; later edits may be missing.
  package var crawlStarted: Int?
  /// The end of the newest complete crawl, in seconds since 1970.
  package var crawlEnded: Int?
  /// The size in bytes of the stored files, each content counted once.
  package var assetBytes: Int64
  /// The roots to which the crawl was limited; empty for everything that the token can access.
  package var scope: String
  /// The position of the newest entry of the change log.
  package var lastPosition: Int64
  /// The number of requests for comments on blocks that the newest crawl omitted; 0 if it fetched them, or
  /// fetched no comments at all.
  package var blockCommentRequests: Int
}

extension Archive {
  /// Empties the caches of the database connections as soon as each is idle.
  ///
  /// It does not wait for that, which would block a thread that a reader may need before it becomes idle.
  package func releaseMemory() {
    database.releaseMemoryEventually()
    readers.releaseMemory()
  }

  /// Returns a summary of the archive.
  package func information() async throws -> ArchiveInformation {
    try await database.read { try ArchiveInformation(in: $0) }
  }
}

extension ArchiveInformation {
  /// Computes the summary of an archive's database.
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

  /// Returns the number of blocks that may have comments, each of which takes a request.
  static func blockCommentRequests(in tables: ArchiveTables) throws -> Int {
    let mode: String? = try Meta.value(.commentMode, in: tables.database)
    return mode == CommentMode.page.rawValue ? try tables.blockLists.commentable() : 0
  }
}
