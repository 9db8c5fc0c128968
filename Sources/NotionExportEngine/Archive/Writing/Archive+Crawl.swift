import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// What a crawl asks of the archive.
extension Archive {
  /// How a crawl begins.
  struct CrawlStart: Sendable {
    var number: Int
    var stage: CrawlStage
    /// Whether it goes on with what an earlier run left.
    var isResumed: Bool
  }

  /// Goes on with the crawl that an earlier run left, or begins a new one.
  func beginCrawl(_ settings: CrawlConfiguration) async throws -> CrawlStart {
    let codec = codec
    return try await writes.count {
      try await database.write { database in try Self.beginCrawl(settings, codec, in: database) }
    }
  }

  private static func beginCrawl(
    _ settings: CrawlConfiguration, _ codec: BodyCodec, in database: Database
  ) throws -> CrawlStart {
    let stage: CrawlStage? = try Meta.value(.stage, in: database)
    let scope: String? = try Meta.value(.scope, in: database)
    let number: Int = try Meta.value(.crawl, in: database) ?? 0
    let next = number.clampedAdding(1)
    let mode: String? = try Meta.value(.commentMode, in: database)
    let fileMode: String? = try Meta.value(.fileMode, in: database)
    if let stage, stage != .complete, scope == settings.scope, mode == settings.comments.rawValue,
      fileMode == settings.fileMode
    {
      let transaction = ArchiveTransaction(
        database: database, codec: codec, crawl: number, settings: settings, minute: 0)
      try transaction.requestSetAside()
      return CrawlStart(number: number, stage: stage, isResumed: true)
    }
    var transaction = ArchiveTransaction(
      database: database, codec: codec, crawl: next, settings: settings, minute: 0)
    try transaction.forgetUnansweredLinks(isScopeNew: scope != settings.scope)
    try transaction.seed()
    try transaction.requestValuesOfOlderArchive()
    if let mode, mode != settings.comments.rawValue { try transaction.requestAllComments() }
    if let fileMode, fileMode != settings.fileMode, settings.downloadsAssets {
      try transaction.requestFilesOfStoredResponses()
    }
    try Meta.set(.fileMode, to: settings.fileMode, in: database)
    try Meta.set(.crawl, to: next, in: database)
    let position = try Int64.fetchOne(database, sql: "SELECT MAX(position) FROM change_log")
    try Meta.set(.crawlLogStart, to: position ?? 0, in: database)
    try Meta.set(.stage, to: CrawlStage.fetching, in: database)
    try Meta.set(.crawlStarted, to: Int(Date.now.timeIntervalSince1970), in: database)
    try Meta.set(.scope, to: settings.scope, in: database)
    try Meta.set(.commentMode, to: settings.comments.rawValue, in: database)
    let known = try Int.fetchOne(
      database, sql: "SELECT COUNT(*) FROM objects WHERE kind = 1 AND state = 1")
    try Meta.set(.knownPages, to: known, in: database)
    return CrawlStart(number: next, stage: .fetching, isResumed: false)
  }

  /// The first items of the frontier in their order.
  func nextItems(limit: Int) async throws -> [WorkItem] {
    try await database.read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT \(WorkItem.columns) FROM frontier ORDER BY phase, item LIMIT ?"),
        arguments: [limit]
      ).map(WorkItem.init)
    }
  }

  /// Runs `body` in one transaction and, once that is committed, tells those who wait for the change log.
  func transaction<Result: Sendable>(
    _ crawl: Int, _ settings: CrawlConfiguration,
    _ body: @Sendable @escaping (inout ArchiveTransaction) throws -> Result
  ) async throws -> (result: Result, effects: ArchiveTransaction.Effects) {
    let codec = codec
    let (result, effects) = try await writes.count {
      try await database.write { database in
        var transaction = ArchiveTransaction(
          database: database, codec: codec, crawl: crawl, settings: settings, minute: 0)
        let result = try body(&transaction)
        return (result, transaction.effects)
      }
    }
    if log.isDue() { try await database.writeWithoutTransaction { [log] in try log.keepShort(in: $0) } }
    if let position = effects.lastPosition { signal.advance(to: position) }
    for hash in effects.orphanedContents { files.remove(hash) }
    return (result, effects)
  }

  /// The object that tells the address of a file.
  func source(ofAsset key: String) throws -> AssetSource? {
    try reader.ask { database in
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT source_kind, source FROM assets WHERE text = ?"),
        arguments: [key])
      return row.flatMap { row in
        AssetSource.Kind(rawValue: row["source_kind"]).map {
          AssetSource($0, row["source"] as ObjectID)
        }
      }
    }
  }
}
