import Foundation
import GRDB
import NotionArchive
import NotionExportKit
import NotionModel

/// Operations of a crawl on the archive.
extension Archive {
  /// The state in which a crawl begins.
  struct CrawlStart: Sendable {
    var number: Int
    var stage: CrawlStage
    /// Whether it resumes an earlier run.
    var isResumed: Bool
  }

  /// Resumes the crawl of an earlier run, or begins a new one.
  func beginCrawl(_ settings: CrawlConfiguration) async throws -> CrawlStart {
    let codec = codec
    return try await writes.count {
      try await database.write { database in
        try Self.beginCrawl(settings, ArchiveTables(database: database, codec: codec))
      }
    }
  }

  static func beginCrawl(
    _ settings: CrawlConfiguration, _ tables: ArchiveTables
  ) throws -> CrawlStart {
    let database = tables.database
    let stage: CrawlStage? = try Meta.value(.stage, in: database)
    let scope: String? = try Meta.value(.scope, in: database)
    let number: Int = try Meta.value(.crawl, in: database) ?? 0
    let mode: String? = try Meta.value(.commentMode, in: database)
    let fileMode: String? = try Meta.value(.fileMode, in: database)
    if let stage, stage != .complete, scope == settings.scope, mode == settings.comments.rawValue,
      fileMode == settings.fileMode
    {
      // Users and files that were set aside; objects are retrieved like all others that a crawl has not seen.
      try tables.frontier.enqueueUnknownUsers(areSeen: true)
      if settings.downloadsAssets { try tables.frontier.enqueueUnknownAssets() }
      return CrawlStart(number: number, stage: stage, isResumed: true)
    }
    let next = number.clampedAdding(1)
    var store = ArchiveStore(tables, CrawlPlanner(crawl: next, settings: settings))
    try store.receive(.begin(isScopeNew: scope != settings.scope))
    try store.requestValuesOfOlderArchive()
    if let mode, mode != settings.comments.rawValue { try store.receive(.commentModeChanged) }
    if let fileMode, fileMode != settings.fileMode, settings.downloadsAssets {
      try store.requestFilesOfStoredResponses()
    }
    try Meta.set(.fileMode, to: settings.fileMode, in: database)
    try Meta.set(.crawl, to: next, in: database)
    try Meta.set(.crawlLogStart, to: try tables.changeLog.end(), in: database)
    try Meta.set(.stage, to: CrawlStage.fetching, in: database)
    try Meta.set(.crawlStarted, to: Int(Date.now.timeIntervalSince1970), in: database)
    try Meta.set(.scope, to: settings.scope, in: database)
    try Meta.set(.commentMode, to: settings.comments.rawValue, in: database)
    try Meta.set(.knownPages, to: try tables.objects.presentPages(), in: database)
    return CrawlStart(number: next, stage: .fetching, isResumed: false)
  }

  /// Returns the first items of the frontier in order.
  func nextItems(
    limit: Int, from phase: WorkItem.Phase = .identity, without kinds: [WorkItem.Kind] = []
  ) async throws -> [WorkItem] {
    try await database.read { try FrontierTable(database: $0).first(limit, from: phase, without: kinds) }
  }

  /// Returns the object that contains the address of a file.
  func source(ofAsset key: String) throws -> AssetSource? {
    try reader.ask { try $0.assets.source(of: key) }
  }

  /// Runs `body` in one transaction and, after the commit, wakes the readers of the change log.
  func transaction(
    _ planner: CrawlPlanner, _ body: @Sendable @escaping (inout ArchiveStore) throws -> Void
  ) async throws -> ArchiveStore.Outcome {
    let codec = codec
    let outcome = try await writes.count {
      try await database.write { database in
        var store = ArchiveStore(ArchiveTables(database: database, codec: codec), planner)
        try body(&store)
        return store.outcome
      }
    }
    if log.isDue() { try await database.writeWithoutTransaction { [log] in try log.keepShort(in: $0) } }
    if let position = outcome.lastPosition { signal.advance(to: position) }
    for hash in outcome.orphanedContents { files.remove(hash) }
    return outcome
  }
}
