import NotionArchive
import NotionExportKit
import NotionModel

/// The decisions of a crawl: a function from an event and a few facts to effects.
///
/// A value without I/O, SQL or clock. The rules of each kind of request are in a separate file, in
/// `Requests`.
struct CrawlPlanner: Sendable {
  /// The number of the crawl.
  let crawl: Int
  let settings: CrawlConfiguration

  /// Returns the effects of an event, to be executed in order.
  ///
  /// Facts are those before the first effect. A decision that depends on an effect follows it as a separate
  /// event: ``CrawlEffect/then(_:)``.
  func receive(_ event: CrawlEvent, given facts: some CrawlFacts) throws -> [CrawlEffect] {
    var plan = CrawlPlan(crawl: crawl, settings: settings, facts: facts)
    try plan.receive(event)
    return plan.effects
  }
}

/// The effects of one event while they are planned.
struct CrawlPlan {
  let crawl: Int
  let settings: CrawlConfiguration
  let facts: any CrawlFacts
  private(set) var effects: [CrawlEffect] = []

  /// The minute of the request whose response is processed, by the server's clock if known.
  var minute = 0
  /// Whether the list ends with the current response, regardless of its cursor.
  var endsLists = false

  init(crawl: Int, settings: CrawlConfiguration, facts: any CrawlFacts) {
    self.crawl = crawl
    self.settings = settings
    self.facts = facts
  }

  mutating func receive(_ event: CrawlEvent) throws {
    switch event {
    case .outcome(let outcome, let verdict): try outcomeReceived(outcome, verdict)
    case .turn(let item): try item.kind.request.takeTurn(item, in: &self)
    case .begin(let isScopeNew): try begin(isScopeNew: isScopeNew)
    case .commentModeChanged: requestAllComments()
    case .reconcile: try reconcile()
    case .removeMissing(let limit): try removeMissing(limit: limit)
    case .judgeMissing: try judgeMissing()
    case .requestLinks(let limit):
      perform(.recordKnownLinks)
      then(.linksRecorded(limit: limit))
    case .linksRecorded(let limit): try requestLinks(limit: limit)
    case .commentsGranted: perform(.enqueueRefusedComments(isProbe: false))
    case .storedFiles(let files, let reference):
      for (file, source) in files { try use(file, by: reference, from: source, isStored: true) }

    case .user(let id, let scan, let reason): try storeUser(id, scan, reason: reason)
    case .userNamed(let id): try enqueueUser(id)
    case .profile(let profile): try learn(profile)

    case .object(let object, let position, let isWikiPlaced):
      try upsert(object, at: position, isWikiPlaced: isWikiPlaced)
    case .content(let object, let fetched, let before):
      try requestContent(of: object, fetched, before: before)
    case .partialObject(let id, let kind): try retrieve(id, kind)
    case .unreadable(let id, let kind, let reason): try markUnavailable(id, kind, reason: reason)
    case .missing(let id): try removeMissing(id)

    case .row(let row, let isFirst, let position): try receiveRow(row, isFirst: isFirst, at: position)
    case .rowsReceived(let list, let item, let isLast):
      endsLists = isLast
      try advanceRows(list, item)
    case .rowsEnded(let item): try endRows(item)
    case .placeRow(let id, let kind, let position): try placeRow(id, kind, at: position)
    case .placeWikiDatabase(let id, let wiki, let ordinal, let list):
      try placeWikiDatabase(id, in: wiki, ordinal: ordinal, list: list)
    case .placeDataSource(let id, let database, let ordinal):
      try placeDataSource(id, in: database, ordinal: ordinal)
    case .placeChild(let id, let page, let list, let ordinal):
      try placeChild(id, in: page, list: list, ordinal: ordinal)
    case .dataSourceMoved(let key, let container): try moveOtherDataSource(than: key, in: container)
    case .titleChanged(let id, let container): try refetchMentions(of: id, in: container)

    case .recalculate(let key): try recalculate(key)
    case .considerCompletion(let key): try completeIfDone(key)
    case .followUp(let followUp): try followUp.decide(in: &self)
    case .restartBlocks(let key):
      if var page = try facts.object(key: key) { try startBlocks(of: &page) }
    }
  }

  // MARK: Effects

  mutating func perform(_ effect: CrawlEffect) { effects.append(effect) }

  /// Appends an event that is processed with the facts after the preceding effects.
  mutating func then(_ event: CrawlEvent) { effects.append(.then(event)) }

  mutating func report(_ diagnostic: Diagnostic) { effects.append(.report(diagnostic)) }

  /// Marks the diagnostics from an effect on as transient failures.
  mutating func markPassing(from index: Int) {
    for index in effects.indices.dropFirst(index) {
      if case .report(let diagnostic) = effects[index] { effects[index] = .report(diagnostic.mayPass) }
    }
  }

  mutating func enqueue(_ item: WorkItem) { effects.append(.enqueue(item)) }

  mutating func finish(_ item: WorkItem) { effects.append(.finish(item)) }

  mutating func update(_ item: WorkItem) { effects.append(.update(item)) }

  mutating func save(_ object: StoredObject) { effects.append(.save(object)) }

  mutating func saveProgress(_ object: StoredObject) { effects.append(.saveProgress(object)) }

  /// Inserts an object, and then processes an event.
  mutating func introduce(_ id: ObjectID, _ kind: StoredKind, then event: CrawlEvent) {
    perform(.introduce(id, kind, in: nil))
    then(event)
  }

  // MARK: Lists

  /// Returns the cursor of the next part of a list, or `nil` at its end, and if the list is ended early.
  func cursor(_ cursor: String?, hasMore: Bool) -> String? { hasMore && !endsLists ? cursor : nil }

  /// Records the cursor of a list, or its end.
  mutating func advance(_ item: WorkItem, to cursor: String?, hasMore: Bool) {
    guard let cursor = self.cursor(cursor, hasMore: hasMore) else { return finish(item) }
    var next = item
    next.cursor = cursor
    next.sequence = next.sequence.clampedAdding(1)
    if item.phase == .content { next.phase = .continuation }
    update(next)
  }

  /// Gives up an item.
  mutating func giveUp(_ item: WorkItem) {
    finish(item)
    considerCompletion(of: item.owner)
  }

  mutating func considerCompletion(of owner: Int64?) {
    if let owner { then(.considerCompletion(owner)) }
  }
}
