import NotionExportKit
import NotionModel
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// The decisions about the answers to each kind of request, without an archive.
@Suite struct CrawlPlannerTests {
  private static func id(_ number: UInt64) -> ObjectID { ObjectID(high: 1, low: number) }
  private static let page = id(1)
  private static let owner = StoredObject.stub(7, id(7))

  private struct Case {
    var kind: WorkItem.Kind
    var json: String
    var facts = MemoryFacts(objects: [owner])
    var settings = CrawlConfiguration()
    var effects: [String]
  }

  private static let inPage = PlannedJSON.parent("page_id", id(7))

  private static let cases: [Case] = [
    Case(kind: .me, json: PlannedJSON.bot(id(2)), effects: ["finish", "then user", "setWorkspace"]),
    Case(
      kind: .users, json: PlannedJSON.list([PlannedJSON.user(id(2), "Ada")], cursor: "b"),
      effects: ["then user", "go on at b"]),
    Case(
      kind: .users, json: PlannedJSON.list([]), facts: MemoryFacts(areUsersRefused: true),
      effects: ["setUsersRefused", "requestLearntUsers", "rereadPagesNamingUsers", "finish"]),
    Case(kind: .user, json: PlannedJSON.user(id(2), "Ada"), effects: ["finish", "then user"]),
    Case(
      kind: .search, json: PlannedJSON.list([PlannedJSON.page(page, "A")]),
      effects: ["then object", "finish"]),
    Case(
      kind: .rows, json: PlannedJSON.list([PlannedJSON.page(page, "A"), PlannedJSON.page(id(2), "B")]),
      effects: ["then row", "then row", "then rowsReceived"]),
    Case(kind: .page, json: PlannedJSON.page(page, "A"), effects: ["finish", "then object"]),
    Case(
      kind: .database, json: PlannedJSON.database(page, "A", in: inPage, []),
      effects: ["finish", "then object"]),
    Case(
      kind: .dataSource, json: PlannedJSON.dataSource(page, "A", in: id(7)),
      effects: ["finish", "then object"]),
    Case(
      kind: .children,
      json: PlannedJSON.list([
        PlannedJSON.paragraph(id(2), "One", in: inPage, hasChildren: true),
        PlannedJSON.block(id(3), "child_page", #"{"title":"Two"}"#, in: inPage, hasChildren: true),
        PlannedJSON.image(id(4), file: id(9), in: inPage),
      ]),
      effects: [
        "enqueue children", "depend", "introduce", "enqueue page", "storeBlocks", "useNewAsset",
        "enqueue asset", "address", "saveProgress", "finish", "then considerCompletion",
      ]),
    Case(
      kind: .children,
      json: PlannedJSON.list([PlannedJSON.paragraph(id(2), "One", in: inPage)], cursor: "b"),
      settings: CrawlConfiguration(comments: .all),
      effects: [
        "enqueue comments", "storeBlocks", "saveProgress", "go on at b", "then considerCompletion",
      ]),
    Case(
      kind: .children, json: PlannedJSON.list([]), facts: MemoryFacts(), effects: ["finish"]),
    Case(
      kind: .childBlock,
      json: PlannedJSON.block(id(3), "child_page", #"{"title":"Two"}"#, in: inPage),
      facts: MemoryFacts(
        objects: [owner],
        bodies: [
          7: Array(
            PlannedJSON.list([
              PlannedJSON.block(id(3), "child_page", #"{"title":"One"}"#, in: inPage)
            ]).utf8)
        ]),
      effects: ["finish", "replaceBlocks", "saveProgress", "then considerCompletion"]),
    Case(
      kind: .property,
      json: PlannedJSON.list([
        #"{"object":"property_item","id":"a","type":"relation","relation":{"id":"\#(id(5))"}}"#
      ]),
      effects: ["storeProperty", "depend", "enqueueLink", "finish", "then considerCompletion"]),
    Case(
      kind: .comments, json: PlannedJSON.list([PlannedJSON.comment(id(2), on: page, by: id(3))]),
      effects: [
        "storeComments", "introduceUser", "enqueue user", "depend", "finish", "then considerCompletion",
      ]),
    Case(
      kind: .comments, json: PlannedJSON.list([]), effects: ["finish", "then considerCompletion"]),
    Case(
      kind: .views, json: PlannedJSON.list([#"{"object":"view","id":"\#(id(2))"}"#]),
      effects: ["listView", "enqueue view", "finish", "then viewsListed"]),
    Case(
      kind: .view, json: PlannedJSON.view(page, of: id(5), in: id(7)),
      effects: [
        "finish", "markViewFetched", "storeView", "introduce", "enqueue dataSource",
        "then considerCompletion",
      ]),
    Case(
      kind: .templates, json: PlannedJSON.templates([id(2)]),
      effects: ["then template", "finish", "then templatesListed"]),
    Case(
      kind: .asset, json: "00ff",
      facts: MemoryFacts(
        assets: ["file": AssetsTable.StoredAsset(key: 3, state: .referenced)], logged: [7]),
      effects: ["finish", "storeAsset", "log asset 3", "logFileOwners", "then considerCompletion"]),
    Case(
      kind: .link, json: PlannedJSON.page(page, "A"), effects: ["finish", "link known", "then object"]),
    Case(
      kind: .link, json: PlannedJSON.page(page, "A"),
      settings: CrawlConfiguration(roots: [.page(id(40))]), effects: ["finish", "link outside"]),
  ]

  private static func item(_ kind: WorkItem.Kind) -> WorkItem {
    WorkItem(
      number: 1, phase: .continuation, kind: kind, target: page, detail: kind == .asset ? "file" : "",
      owner: 7)
  }

  @Test("The answers to each kind of request lead to", arguments: cases.indices)
  func answers(index: Int) throws {
    let one = Self.cases[index]
    let response = try FetchedResponse(to: one.kind, one.json)
    let outcome = FetchOutcome(item: Self.item(one.kind), result: .success(response), minute: 0)
    let effects = try CrawlPlanner(crawl: 2, settings: one.settings)
      .receive(.outcome(outcome, .store), given: one.facts)
    #expect(effects.map(\.words) == one.effects, "\(one.kind)")
  }

  @Test("Every kind of request that the API answers is among the cases")
  func casesAreComplete() {
    let kinds = Set(Self.cases.map(\.kind))
    let others = WorkItem.Kind.allCases.filter { !kinds.contains($0) }
    #expect(others == [.syncedOriginal, .partialLists, .calculations])
  }

  // MARK: Turns and follow-ups

  private func effects(
    of event: CrawlEvent, _ facts: MemoryFacts, _ settings: CrawlConfiguration = CrawlConfiguration()
  ) throws -> [String] {
    try CrawlPlanner(crawl: 2, settings: settings).receive(event, given: facts).map(\.words)
  }

  @Test("An original whose blocks a page holds is not asked for")
  func originals() throws {
    let item = WorkItem(number: 1, phase: .leftovers, kind: .syncedOriginal, target: Self.page)
    #expect(try effects(of: .turn(item), MemoryFacts(lists: [Self.page: 7])) == ["finish"])
    #expect(try effects(of: .turn(item), MemoryFacts()) == ["introduce", "then turn"])
    #expect(
      try effects(of: .turn(item), MemoryFacts(objects: [.stub(3, Self.page, .block, .referenced)])) == [
        "finish", "saveProgress", "forgetRetries", "enqueue children",
      ])
  }

  @Test("The block of a changed child is fetched, or its page where that takes fewer requests")
  func childBlocks() throws {
    let item = WorkItem(number: 1, phase: .leftovers, kind: .childBlock, target: Self.page, owner: 7)
    let lists = [Self.id(7): Int64(7), Self.id(8): 7]
    #expect(
      try effects(of: .turn(item), MemoryFacts(objects: [Self.owner], waitingChildBlocks: 1, lists: lists))
        == ["fetch"])
    #expect(
      try effects(of: .turn(item), MemoryFacts(objects: [Self.owner], waitingChildBlocks: 2, lists: lists))
        == ["dropItems", "forgetRetries", "enqueue children", "saveProgress"])
  }

  @Test("A list that an earlier crawl could not read to its end goes on")
  func listRetries() throws {
    let item = WorkItem(number: 1, phase: .leftovers, kind: .partialLists, target: Self.id(7))
    var list = WorkItem(phase: .continuation, kind: .children, target: Self.id(7), owner: 7)
    list.sequence = 3
    #expect(
      try effects(of: .turn(item), MemoryFacts(objects: [Self.owner], retries: [list])) == [
        "finish", "forgetListRetries", "takeOver", "truncate", "enqueue children", "saveProgress",
      ])
  }

  private func fetched(_ json: String) throws -> FetchedObject {
    FetchedObject(try FetchedResponse.decode(json) as Page, keepsSignatures: false)
  }

  @Test("A new page is introduced, its parent asked for, and then stored with its content requested")
  func newPages() throws {
    let object = try fetched(PlannedJSON.page(Self.page, "A", in: PlannedJSON.parent("page_id", Self.id(9))))
    let event = CrawlEvent.object(object, at: nil, isWikiPlaced: false)
    var facts = MemoryFacts()
    #expect(try effects(of: event, facts) == ["introduce", "then object"])
    facts.objects.append(.stub(1, Self.page, .page, .referenced))
    #expect(try effects(of: event, facts) == ["introduce", "enqueue page", "then object"])
    facts.objects.append(.stub(9, Self.id(9)))
    let stored = try effects(of: event, facts)
    #expect(
      stored == [
        "drop page", "storeBody", "storeUnresolved", "clearReferences", "depend", "count found(page)", "save",
        "placeChanged", "then content",
      ])
  }

  @Test("A page in the trash is removed, and what shows it is told")
  func trashedPages() throws {
    let object = try fetched(PlannedJSON.page(Self.page, "A", isInTrash: true))
    let facts = MemoryFacts(objects: [.stub(1, Self.page)], logged: [1])
    let effects = try effects(of: .object(object, at: nil, isWikiPlaced: false), facts)
    #expect(
      effects.suffix(5) == ["placeChanged", "nameChanged", "then titleChanged", "save", "log object 1"])
    #expect(effects.contains("clearContent"))
  }

  @Test("An object is complete when nothing of it is left to be fetched, and logged when anything differs")
  func completion() throws {
    var page = StoredObject.stub(1, Self.page)
    page.wanted = [.blocks, .properties, .comments]
    page.draftRevision = 2
    var facts = MemoryFacts(objects: [page], pending: [1])
    facts.revisions = [.blocks: 1, .properties: 1, .comments: 1]
    #expect(try effects(of: .considerCompletion(1), facts) == [])
    facts.pending = []
    #expect(
      try effects(of: .considerCompletion(1), facts) == [
        "publish", "logSyncedCopies", "blocksChanged", "publish", "publish", "saveProgress",
        "count completed", "log object 1",
      ])
    facts.isDifferent = false
    #expect(
      try effects(of: .considerCompletion(1), facts) == ["publish", "publish", "publish", "saveProgress"])
    page.edited = 5
    facts.objects = [page]
    #expect(
      try effects(of: .considerCompletion(1), facts) == ["forgetRetries", "enqueue children", "saveProgress"])
  }

  @Test("Objects that stand in each other are cut apart at the lowest")
  func cycles() throws {
    let facts = MemoryFacts(objects: [
      .stub(1, Self.id(1), in: 2), .stub(2, Self.id(2), in: 3), .stub(3, Self.id(3)),
    ])
    let event = CrawlEvent.placeChild(Self.id(3), in: 1, list: Self.id(1), ordinal: 0)
    #expect(
      try effects(of: event, facts) == [
        "report parent-cycle", "save", "placeChanged", "nameChanged", "rowsChanged", "save", "placeChanged",
      ])
  }

  @Test("Pages that spell out a title are read again when it changes")
  func mentions() throws {
    let facts = MemoryFacts(objects: [Self.owner], mentioning: [Self.page: [7]])
    #expect(
      try effects(of: .titleChanged(Self.page, in: nil), facts) == [
        "forgetRetries", "enqueue children", "saveProgress",
      ])
  }

  @Test("A quarter of the pages that is missing at once is kept, unless that is allowed")
  func massRemoval() throws {
    var facts = MemoryFacts(missingPageCount: 26, knownPageCount: 100)
    #expect(try effects(of: .judgeMissing, facts) == ["keepMissing", "report mass-removal"])
    #expect(try effects(of: .judgeMissing, facts, CrawlConfiguration(allowsMassRemoval: true)) == [])
    facts.missingPageCount = 25
    #expect(try effects(of: .judgeMissing, facts) == [])
  }

  @Test("A crawl begins with the bot, the users and a search, or with the roots")
  func beginning() throws {
    #expect(
      try effects(of: .begin(isScopeNew: false), MemoryFacts()) == [
        "forgetUnansweredLinks", "keepRetries", "clearFrontier", "forgetHalfDone", "enqueue me",
        "enqueue users", "enqueue search", "enqueueOriginals", "enqueueUnknownAssets",
        "enqueueUnknownUsers", "enqueueUnknownObjects", "enqueueRetries", "enqueueRefusedComments",
      ])
    let roots = CrawlConfiguration(
      roots: [.page(Self.page), .dataSource(Self.id(2))], comments: .none, downloadsAssets: false)
    #expect(
      try effects(of: .begin(isScopeNew: true), MemoryFacts(), roots) == [
        "forgetUnansweredLinks", "keepRetries", "clearFrontier", "forgetHalfDone", "enqueue me",
        "enqueue users", "enqueue page", "enqueue dataSource", "enqueueOriginals",
        "enqueueUnknownUsers", "enqueueRetries",
      ])
  }
}
