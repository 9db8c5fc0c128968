import Foundation
import NotionAPI
import NotionExportKit
import NotionModel
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// The decisions about each kind of request that fails, for each class of failure.
@Suite struct CrawlPlannerFailureTests {
  enum Failure: String, CaseIterable {
    case serverError = "5xx"
    case missingCapability = "403"
    case notFound = "404"
    case validation = "400"
    case invalidCursor = "cursor"
    case truncatedBody = "truncated"
    case cancelled = "cancelled"

    var error: any Error {
      switch self {
      case .serverError: NotionAPIError(.server, "Internal error.", status: 500, isTransient: true)
      case .missingCapability: NotionAPIError(.restrictedResource, "Insufficient permissions.", status: 403)
      case .notFound: NotionAPIError(.objectNotFound, "Could not find it.", status: 404)
      case .validation: NotionAPIError(.validation, "body failed validation.", status: 400)
      case .invalidCursor: NotionAPIError(.invalidCursor, "start_cursor is invalid.", status: 400)
      case .truncatedBody: NotionAPIError(.invalidBody, "The body is cut.", isTransient: true)
      case .cancelled: CancellationError()
      }
    }

    /// Whether it is tried once more before anything is decided.
    var mayPass: Bool { self == .serverError || self == .truncatedBody || self == .cancelled }
  }

  /// The effects of the last attempt, by kind and classes; a failure that may pass is tried once more before.
  private static let table = """
    partialLists | 5xx truncated cancelled 403 404 400 | report list-incomplete, finish, then considerCompletion
    partialLists | cursor | restart
    asset | 5xx truncated cancelled 403 | finish, count unavailable, report asset-unavailable, \
    then considerCompletion, ask again
    asset | 404 400 | finish, count unavailable, report asset-unavailable, then considerCompletion
    asset | cursor | restart
    calculations | 5xx truncated cancelled 403 404 400 | report list-incomplete, finish, \
    then considerCompletion
    calculations | cursor | restart
    childBlock | 5xx truncated cancelled 403 404 400 | finish, then restartBlocks
    childBlock | cursor | restart
    children | 5xx truncated cancelled 403 | storeBlocks, finish, then considerCompletion, \
    count unavailable, report block-unavailable, ask again
    children | 404 400 | storeBlocks, finish, then considerCompletion, count unavailable, \
    report block-unavailable
    children | cursor | truncate, restart
    comments | 5xx truncated cancelled | storeComments, report list-incomplete, finish, \
    then considerCompletion, ask again
    comments | 403 | takeOver, ask again once allowed, finish, then considerCompletion, \
    report capability-missing
    comments | 404 400 | storeComments, report list-incomplete, finish, then considerCompletion
    comments | cursor | truncate, restart
    dataSource | 5xx truncated cancelled 403 | finish, then unreadable, count unavailable, \
    report data-source-unavailable, ask again
    dataSource | 404 400 | finish, then unreadable, count unavailable, report data-source-unavailable
    dataSource | cursor | restart
    database | 5xx truncated cancelled 403 | finish, then unreadable, count unavailable, \
    report database-unavailable, ask again
    database | 404 400 | finish, then unreadable, count unavailable, report database-unavailable
    database | cursor | restart
    link | 5xx truncated cancelled | finish, report link-target-unavailable
    link | 403 | finish, report link-target-refused
    link | 404 400 cursor | restart
    me | 5xx truncated | end the crawl
    me | cancelled | finish, enqueue me
    me | 403 404 400 | report list-incomplete, finish, then considerCompletion
    me | cursor | restart
    page | 5xx truncated cancelled 403 | finish, then unreadable, count unavailable, \
    report page-unavailable, ask again
    page | 404 400 | finish, then unreadable, count unavailable, report page-unavailable
    page | cursor | restart
    property | 5xx truncated cancelled 403 | report list-incomplete, storeProperty, finish, \
    then considerCompletion, ask again
    property | 404 400 | report list-incomplete, storeProperty, finish, then considerCompletion
    property | cursor | truncate, restart
    rows | 5xx truncated cancelled 403 404 400 | finish, report data-source-unavailable, setCutRows, \
    rowsChanged, saveProgress, then rowsEnded
    rows | cursor | restart
    search | 5xx truncated cancelled 403 404 400 | report list-incomplete, finish, then considerCompletion
    search | cursor | restart
    syncedOriginal | 5xx truncated cancelled 403 404 400 | report list-incomplete, finish, \
    then considerCompletion
    syncedOriginal | cursor | restart
    templates | 5xx truncated cancelled | report list-incomplete, setCutList, markDirty, \
    finish, then considerCompletion
    templates | 403 404 400 | finish, then considerCompletion
    templates | cursor | restart
    user | 5xx truncated cancelled | finish, markUserUnavailable, ask again, report user-unavailable
    user | 403 | drop user, storeUser, logDependents, finish, then considerCompletion, \
    report capability-missing
    user | 404 400 | finish, markUserUnavailable
    user | cursor | restart
    users | 5xx truncated cancelled 404 400 | report list-incomplete, finish, then considerCompletion
    users | 403 | setUsersRefused, finish, then considerCompletion, report capability-missing
    users | cursor | restart
    view | 5xx truncated cancelled | report list-incomplete, finish, then considerCompletion, ask again
    view | 403 | ask again once allowed, finish, then considerCompletion, report capability-missing
    view | 404 400 | report list-incomplete, finish, then considerCompletion
    view | cursor | restart
    views | 5xx truncated cancelled | report list-incomplete, setCutList, then viewsChanged, \
    finish, then considerCompletion, ask again
    views | 403 | ask again once allowed, finish, then considerCompletion, report capability-missing
    views | 404 400 | report list-incomplete, setCutList, then viewsChanged, \
    finish, then considerCompletion
    views | cursor | restart
    """

  private static let expected = Dictionary(
    uniqueKeysWithValues: table.split(separator: "\n").flatMap { line in
      let columns = line.components(separatedBy: " | ")
      return columns[1].split(separator: " ").map { ("\(columns[0]) \($0)", columns[2]) }
    })

  private static let page = ObjectID(high: 1, low: 1)

  static func effects(of failure: Failure, _ kind: WorkItem.Kind) throws -> String {
    let item = WorkItem(number: 1, phase: .continuation, kind: kind, target: Self.page, owner: 7)
    var judge = FailureJudge()
    let outcome = FetchOutcome(item: item, result: .failure(failure.error), minute: 0)
    let verdict: FailureJudge.Verdict
    do {
      if failure.mayPass, kind != .me {
        let first = try judge.judge(outcome).1
        if first != .retry, first != .unsupported(isForAll: true) { return "no second attempt: \(first)" }
      }
      verdict = try judge.judge(outcome).1
    } catch {
      return "end the crawl"
    }
    let facts = MemoryFacts(objects: [.stub(7, ObjectID(high: 1, low: 7))])
    let planner = CrawlPlanner(crawl: 2, settings: CrawlConfiguration())
    return try planner.receive(.outcome(outcome, verdict), given: facts).map(\.words).joined(separator: ", ")
  }

  @Test(
    "Each failure of each kind of request has the listed effects", arguments: WorkItem.Kind.allCases,
    Failure.allCases)
  func failuresOfEachKindLeadTo(kind: WorkItem.Kind, failure: Failure) throws {
    let name = "\(kind) \(failure.rawValue)"
    let effects = try Self.effects(of: failure, kind)
    #expect(effects == (Self.expected[name] ?? "nothing stated"), "\(name): \(effects)")
  }

  // MARK: Objects that are known

  private func effects(
    of verdict: FailureJudge.Verdict, _ item: WorkItem, _ facts: MemoryFacts,
    _ settings: CrawlConfiguration = CrawlConfiguration()
  ) throws -> [String] {
    let outcome = FetchOutcome(item: item, result: .failure(CancellationError()), minute: 0)
    return try CrawlPlanner(crawl: 2, settings: settings)
      .receive(.outcome(outcome, verdict), given: facts).map(\.words)
  }

  @Test("What was here and cannot be read just now stays")
  func knownObjectsStay() throws {
    let item = WorkItem(number: 1, phase: .retrieval, kind: .page, target: Self.page)
    let facts = MemoryFacts(objects: [.stub(1, Self.page)])
    #expect(
      try effects(of: .failed("500"), item, facts) == [
        "finish", "markSeen", "ask again", "report object-outdated",
      ])
  }

  @Test("What was made needless while it was under way is left alone")
  func needlessItemsLeadToNothing() throws {
    let item = WorkItem(number: 1, phase: .retrieval, kind: .page, target: Self.page)
    for verdict in [FailureJudge.Verdict.missing(""), .failed(""), .retry, .restart, .refused("")] {
      #expect(try effects(of: verdict, item, MemoryFacts(finished: [1])) == [])
    }
  }

  @Test("The parent of a shared page need not be shared")
  func missingParentsAreNoFinding() throws {
    let item = WorkItem(number: 1, phase: .retrieval, kind: .page, target: Self.page, flags: .parentOnly)
    #expect(try effects(of: .missing("404"), item, MemoryFacts()) == ["finish", "then unreadable"])
  }

  @Test("A root that is no page is asked for as a database")
  func rootsMayBeDatabases() throws {
    let item = WorkItem(number: 1, phase: .listing, kind: .page, target: Self.page, flags: .root)
    #expect(try effects(of: .missing("404"), item, MemoryFacts()) == ["finish", "enqueue database"])
  }

  @Test("An object that is not found when it is checked is missing, and removed later")
  func missingObjectsAreMarked() throws {
    let item = WorkItem(number: 1, phase: .check, kind: .page, target: Self.page, detail: "check")
    #expect(try effects(of: .missing("404"), item, MemoryFacts()) == ["finish", "markMissing"])
  }

  @Test(
    "What a check has not found is missing, whatever is not found of it afterwards", arguments: [true, false])
  func missingObjectsStayMissing(isChecked: Bool) throws {
    let item = WorkItem(number: 1, phase: .retrieval, kind: .page, target: Self.page)
    var page = StoredObject.stub(1, Self.page)
    page.seen = isChecked ? -2 : 1
    let effects = try effects(of: .missing("404"), item, MemoryFacts(objects: [page]))
    #expect(effects == (isChecked ? ["finish"] : ["finish", "markSeen"]))
  }

  @Test(
    "A list that is begun again counts on where what it has listed keeps its place",
    arguments: [
      (WorkItem.Kind.rows, 3), (.views, 3), (.templates, 0), (.search, 0), (.users, 0), (.children, 0),
      (.comments, 0), (.property, 0),
    ])
  func restartedListsCount(kind: WorkItem.Kind, sequence: Int) throws {
    var item = WorkItem(number: 1, phase: .continuation, kind: kind, target: Self.page, owner: 7)
    (item.cursor, item.sequence) = ("b", 3)
    let outcome = FetchOutcome(item: item, result: .failure(CancellationError()), minute: 0)
    let effects = try CrawlPlanner(crawl: 2, settings: CrawlConfiguration())
      .receive(.outcome(outcome, .restart), given: MemoryFacts())
    let restarted = effects.compactMap { if case .update(let item) = $0 { item } else { nil } }
    #expect(restarted.map(\.cursor) == [nil])
    #expect(restarted.map(\.sequence) == [sequence])
  }

  @Test("A link is followed as what the API says that it leads to")
  func linksAreFollowed() throws {
    var item = WorkItem(number: 1, phase: .leftovers, kind: .link, target: Self.page, detail: "page")
    let reason = "Provided ID is a database, not a page."
    #expect(try effects(of: .unavailable(reason), item, MemoryFacts()) == ["restart"])
    item.detail = "database"
    #expect(try effects(of: .missing("404"), item, MemoryFacts()) == ["finish", "link missing"])
  }

  @Test("A view of a type that the API does not give out is stored by what its list tells")
  func unsupportedViewsAreStored() throws {
    let item = WorkItem(number: 1, phase: .continuation, kind: .view, target: Self.page, owner: 7)
    let view = ViewsTable.StoredView(
      database: 7, ordinal: 0, seen: 2, fetched: 0, hash: nil, listedName: "Feed", listedType: "feed")
    #expect(
      try effects(
        of: .unsupportedView(type: nil, "Unsupported view type"), item,
        MemoryFacts(storedViews: [Self.page: view])
      ) == [
        "finish", "markViewFetched", "storeView", "then viewsChanged", "report view-unsupported",
        "then considerCompletion",
      ])
  }

  @Test("So many failures in a row that the API cannot be reached end the crawl")
  func failuresInARowEndTheCrawl() throws {
    var judge = FailureJudge()
    var failures = 0
    #expect(throws: NotionAPIError.self) {
      for number in 0..<100 {
        let item = WorkItem(
          phase: .content, kind: .children, target: ObjectID(high: 2, low: UInt64(number)))
        _ = try judge.judge(
          FetchOutcome(item: item, result: .failure(Failure.serverError.error), minute: 0))
        failures += 1
      }
    }
    #expect(failures == 23)
  }
}
