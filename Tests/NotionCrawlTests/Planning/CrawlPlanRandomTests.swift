import CrawlTestSupport
import Foundation
import TestSupport
import GRDB
import NotionAPI
import NotionModel
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// Crawls of generated workspaces with answers in any order, failures and killed processes have the same result as
/// undisturbed ones.
@Suite struct CrawlPlanRandomTests {
  /// The first seeds, and some that have found an error; many more where `NOTION_EXPORT_SCALE` is set.
  private static let seeds =
    ProcessInfo.processInfo.environment["NOTION_EXPORT_SCALE"] == nil
    ? Array(0..<16) + [17, 46, 275, 368] : Array(0..<401)

  @Test("Whatever the order of answers, failures and kills, the same is stored and logged", arguments: seeds)
  func plansEndAlike(seed: Int) throws {
    var random = FuzzInput(seed: UInt64(seed))
    var settings = CrawlConfiguration(comments: random.chance(3) ? .all : .page)
    var workspace = PlannedWorkspace(&random)
    if seed % 4 == 3 { settings.roots = [workspace.root(&random)] }
    let (plain, broken) = (try PlannedCrawl(settings), try PlannedCrawl(settings))
    for _ in 0..<3 {
      var calm = random
      try plain.crawl(workspace, &calm, isRough: false)
      try broken.crawl(workspace, &random, isRough: true)
      let (expected, actual) = (try plain.dump(), try broken.dump())
      #expect(actual.subtracting(expected).sorted() == [])
      #expect(expected.subtracting(actual).sorted() == [])
      workspace.change(&random)
    }
    #expect(try plain.dump().count > (settings.roots.isEmpty ? 10 : 3))
  }
}

/// An archive in memory, and a crawl of it without a client.
private final class PlannedCrawl {
  private struct Kill: Error {}

  private let database: DatabaseQueue
  private let codec = BodyCodec()
  private let settings: CrawlConfiguration
  private var planner: CrawlPlanner
  private var judge = FailureJudge()
  private var failed: Set<String> = []

  init(_ settings: CrawlConfiguration) throws {
    self.settings = settings
    planner = CrawlPlanner(crawl: 0, settings: settings)
    database = try DatabaseQueue()
    try ArchiveSchema.migrator.migrate(database)
  }

  private func store(_ body: (inout ArchiveStore) throws -> Void) throws -> ArchiveStore.Outcome {
    try database.write { database in
      var store = ArchiveStore(ArchiveTables(database: database, codec: codec), planner)
      try body(&store)
      return store.outcome
    }
  }

  private func begin() throws -> CrawlStage {
    let start = try database.write {
      try Archive.beginCrawl(settings, ArchiveTables(database: $0, codec: codec))
    }
    planner = CrawlPlanner(crawl: start.number, settings: settings)
    (judge, failed) = (FailureJudge(), [])
    return start.stage
  }

  /// Crawls to the end; where it is rough, answers come in any order, fail, and are lost.
  func crawl(_ workspace: PlannedWorkspace, _ random: inout FuzzInput, isRough: Bool) throws {
    var kills = 0
    while true {
      do {
        return try run(workspace, &random, isRough: isRough && kills < 20)
      } catch is Kill {
        kills += 1
      }
    }
  }

  private func run(_ workspace: PlannedWorkspace, _ random: inout FuzzInput, isRough: Bool) throws {
    var stage = try begin()
    var underWay: [WorkItem] = []
    while true {
      try fill(&underWay, limit: isRough ? 1 + random.below(8) : 1)
      if underWay.isEmpty {
        guard try database.read({ try FrontierTable(database: $0).first(1) }).isEmpty else { continue }
        if try store({ try $0.receive(.requestLinks(limit: 5)) }).goesOn { continue }
        if stage == .fetching {
          stage = .reconciling
          _ = try store { try $0.receive(.reconcile) }
          continue
        }
        _ = try store { try $0.receive(.judgeMissing) }
        if try store({ try $0.receive(.removeMissing(limit: 3)) }).goesOn { continue }
        while try store({ try $0.propagateChanges(limit: 20) }).goesOn {}
        _ = try store { try $0.finish() }
        return
      }
      if isRough { underWay.shuffle(using: &random) }
      let batch = underWay.prefix(isRough ? 1 + random.below(3) : 1)
      underWay.removeFirst(batch.count)
      let decided = try batch.map { try judge.judge(try outcome(of: $0, workspace, &random, isRough)) }
      _ = try store { store in
        for (outcome, verdict) in decided { try store.receive(.outcome(outcome, verdict)) }
        // Before the commit: nothing of the batch is stored.
        if isRough, random.chance(40) { throw Kill() }
      }
      if isRough, random.chance(40) { throw Kill() }
    }
  }

  /// Starts as many requests as may be under way, in the order of the frontier.
  private func fill(_ underWay: inout [WorkItem], limit: Int) throws {
    for item in try database.read({ try FrontierTable(database: $0).first(limit * 2) }) {
      guard underWay.count < limit else { return }
      if underWay.contains(where: { $0.number == item.number }) { continue }
      if underWay.contains(where: { item.phase.waits(for: $0.phase) }) { return }
      if item.kind.request.traits.contains(.isWish) {
        guard try store({ try $0.receive(.turn(item)) }).isFetchNeeded else { continue }
      }
      underWay.append(item)
    }
  }

  private func outcome(
    of item: WorkItem, _ workspace: PlannedWorkspace, _ random: inout FuzzInput, _ isRough: Bool
  ) throws -> FetchOutcome {
    // What fails is tried once more, and then answered.
    if isRough, item.kind != .me, random.chance(8),
      failed.insert("\(item.kind) \(item.target) \(item.detail)").inserted
    {
      let errors: [any Error] = [
        NotionAPIError(.server, "Internal error.", status: 500, isTransient: true),
        NotionAPIError(.invalidBody, "The body is cut.", isTransient: true), CancellationError(),
      ]
      let invalid = NotionAPIError(.invalidCursor, "start_cursor is invalid.", status: 400)
      let error = item.cursor != nil && random.chance(2) ? invalid : random.pick(errors)
      return FetchOutcome(item: item, result: .failure(error), minute: 0)
    }
    return try workspace.outcome(of: item)
  }

  // MARK: Comparing

  /// Everything that is stored and logged, without keys, positions and revisions.
  func dump() throws -> Set<String> {
    let queries = [
      """
      SELECT 'object', hex(o.id), o.kind, o.state, hex(c.id), o.ordinal, o.title, hex(o.hash), hex(o.parent), o.wanted,
        o.dirty, o.reason FROM objects o LEFT JOIN objects c ON c.key = o.container
      """,
      """
      SELECT 'blocks', hex(o.id), hex(l.container), l.sequence, hex(l.hash), hex(l.outline), l.reason, l.commentable
      FROM block_lists l JOIN objects o ON o.key = l.owner AND o.blocks_revision = l.revision
      """,
      """
      SELECT 'comments', hex(o.id), hex(l.container), l.sequence, hex(l.hash)
      FROM comment_lists l JOIN objects o ON o.key = l.owner AND o.comments_revision = l.revision
      """,
      """
      SELECT 'properties', hex(o.id), l.property, l.sequence, hex(l.hash)
      FROM property_lists l JOIN objects o ON o.key = l.owner AND o.properties_revision = l.revision
      """,
      "SELECT 'widget', hex(dashboard), ordinal, hex(view) FROM dashboard_widgets",
      """
      SELECT 'dependency', hex(o.id), d.part, hex(d.target), d.aspect
      FROM dependencies d JOIN objects o ON o.key = d.owner
      """,
      "SELECT 'user', hex(id), state, hex(hash), reason FROM users",
      "SELECT 'asset', text, state, sha256 FROM assets",
      """
      SELECT 'view', hex(v.id), hex(o.id), v.ordinal, hex(v.hash), hex(v.data_source)
      FROM views v LEFT JOIN objects o ON o.key = v.database
      """,
      """
      SELECT 'template', hex(t.id), hex(o.id), t.ordinal, t.name FROM templates t JOIN objects o
      ON o.key = t.data_source
      """,
      """
      SELECT 'log', l.subject, COALESCE(hex(o.id), hex(u.id), a.text) FROM change_log l
      LEFT JOIN objects o ON l.subject = 0 AND o.key = l.object
      LEFT JOIN users u ON l.subject = 1 AND u.key = l.object
      LEFT JOIN assets a ON l.subject = 2 AND a.key = l.object
      """,
      "SELECT 'waiting', kind, hex(target) FROM frontier", "SELECT 'retry', kind, hex(target) FROM retries",
    ]
    return try database.read { database in
      var lines: Set<String> = []
      for sql in queries {
        for row in try Row.fetchAll(database, sql: sql) {
          lines.insert(row.databaseValues.map { "\($0)" }.joined(separator: " "))
        }
      }
      return lines
    }
  }
}
