import GRDB
import NotionAPI
import NotionExportKit
import NotionModel

/// A crawl while it runs: takes items from the frontier, has them fetched, stores what comes.
///
/// One task does all storing, so that what it decides never races with itself; fetching, decoding and
/// scanning run beside it.
struct CrawlRun {
  let crawl: Crawl
  let start: Archive.CrawlStart
  let fetcher: Fetcher
  let box: OutcomeBox
  var progress = CrawlProgress()
  var failures = FailureJudge()
  private var capabilities = CapabilityProbe()
  private var budget: FlightBudget

  private var inFlight: [Int64: (item: WorkItem, task: Task<Void, Never>)] = [:]

  /// How many responses go into one transaction at most.
  private static let commitLimit = 32

  init(crawl: Crawl, start: Archive.CrawlStart, box: OutcomeBox) {
    self.crawl = crawl
    self.start = start
    self.box = box
    budget = FlightBudget(bytes: crawl.configuration.bytesInFlight)
    fetcher = Fetcher(
      client: crawl.client, files: crawl.archive.files,
      keepsSignatures: crawl.archive.configuration.keepsSignatures)
  }

  mutating func toTheEnd() async throws -> CrawlResult {
    do {
      return try await work()
    } catch {
      await abandon()
      throw error
    }
  }

  // MARK: The loop

  private mutating func work() async throws -> CrawlResult {
    var stage = start.stage
    progress.stage = stage == .reconciling ? .reconciling : .fetching
    while true {
      if box.isInterrupted { return try await drain() }
      try await fill()
      if inFlight.isEmpty, try await crawl.archive.nextItems(limit: 1).isEmpty {
        switch stage {
        case .fetching:
          if try await beginLinks() { continue }
          stage = .reconciling
          progress.stage = .reconciling
          try await beginReconciling()
        case .reconciling, .complete:
          if try await beginLinks() { continue }
          // What is removed may make it necessary to read again what showed it.
          if try await removeMissing() || box.isInterrupted { continue }
          return result(isComplete: try await finish())
        }
        continue
      }
      if !inFlight.isEmpty || crawl.gate.isClosed { try await store(await box.take()) }
    }
  }

  /// Starts as many requests as may be under way.
  private mutating func fill() async throws {
    let most = min(crawl.gate.limit(of: crawl.configuration.requestsInFlight), budget.limit)
    let room = most - inFlight.count
    // A few at a time, so that the frontier is not read for every single one.
    guard room > most / 4 || inFlight.isEmpty, room > 0 else { return }
    // Files take long; they must not keep everything else waiting.
    let downloadLimit = max(1, most / 2)
    let items = try await crawl.archive.nextItems(limit: inFlight.count + room + downloadLimit)
    var downloads = inFlight.values.count { $0.item.kind == .asset }
    for item in items where inFlight[item.number] == nil {
      guard inFlight.count < most else { break }
      if item.kind == .asset {
        guard downloads < downloadLimit else { continue }
        downloads += 1
      }
      if capabilities.isOpen(item.kind), inFlight.values.contains(where: { $0.item.kind == item.kind }) {
        continue
      }
      // Items come in the order of phases, so nothing that comes later is free to start either.
      if inFlight.values.contains(where: { item.phase.waits(for: $0.item.phase) }) { break }
      try await begin(item)
    }
  }

  private mutating func begin(_ item: WorkItem) async throws {
    // What these become, if they need a request at all, is taken from the frontier in its turn.
    let wish = item
    if item.kind == .syncedOriginal {
      return apply(try await transaction { try $0.beginOriginal(wish) }.effects)
    }
    if item.kind == .calculations {
      return apply(try await transaction { try $0.requestCalculations(wish) }.effects)
    }
    if item.kind == .again { return apply(try await transaction { try $0.beginAgain(wish) }.effects) }
    if item.kind == .childBlock {
      let (isNeeded, effects) = try await transaction { try $0.beginChildBlock(wish) }
      apply(effects)
      if !isNeeded { return }
    }
    var source: AssetSource?
    if item.kind == .asset {
      source = try crawl.archive.source(ofAsset: item.detail)
    }
    let task = Task { [fetcher, box, item, source] in
      box.put(await fetcher.fetch(item, source: source))
    }
    inFlight[item.number] = (item, task)
  }

  // MARK: Storing

  private mutating func store(_ outcomes: [FetchOutcome]) async throws {
    var rest = outcomes[...]
    while !rest.isEmpty {
      let batch = Array(rest.prefix(Self.commitLimit))
      rest = rest.dropFirst(Self.commitLimit)
      for outcome in batch { inFlight[outcome.item.number] = nil }
      let decided = try batch.map { try failures.judge($0) }
      for outcome in batch { note(outcome) }
      for (outcome, verdict) in decided where verdict == .unsupported(isForAll: true) {
        fetcher.refuse(outcome.item.kind)
      }
      let mayReadComments = capabilities.note(batch, .comments)
      let (_, effects) = try await transaction { transaction in
        for (outcome, verdict) in decided { try transaction.commit(outcome, verdict) }
        if mayReadComments { try transaction.requestRefusedComments() }
      }
      apply(effects)
    }
    crawl.observer?.crawlDidAdvance(progress)
  }

  func transaction<Result: Sendable>(
    _ body: @Sendable @escaping (inout ArchiveTransaction) throws -> Result
  ) async throws -> (result: Result, effects: ArchiveTransaction.Effects) {
    try await crawl.archive.transaction(start.number, crawl.configuration, body)
  }

  private mutating func note(_ outcome: FetchOutcome) {
    budget.note(outcome.bytes)
    switch outcome.result {
    case .success(.file(.stored)):
      progress.downloads += 1
      progress.followingResponses += 1
    case .success(.nothing), .success(.refused): break
    case .success:
      progress.responses += 1
      switch (outcome.item.kind, outcome.item.phase) {
      case (.children, .content): progress.begunPages += 1
      case (.children, _): progress.followingResponses += 1
      default: break
      }
    case .failure(let error):
      let code = (error as? NotionAPIError)?.code
      if code == .restrictedResource, outcome.item.kind.dependsOnCapability {
        fetcher.refuse(outcome.item.kind)
        // The same capability is needed for each of them.
        if outcome.item.kind == .users { fetcher.refuse(.user) }
      }
    }
  }

  mutating func apply(_ effects: ArchiveTransaction.Effects) {
    fetcher.remember(effects.addresses)
    progress.foundPages += effects.found[.page] ?? 0
    progress.foundDatabases += (effects.found[.database] ?? 0) + (effects.found[.dataSource] ?? 0)
    progress.completedObjects += effects.completed
    progress.unavailable += effects.unavailable
    for diagnostic in effects.diagnostics { crawl.observer?.crawlDidReport(diagnostic) }
  }

  func result(isComplete: Bool) -> CrawlResult {
    CrawlResult(
      number: start.number, isComplete: isComplete, isResumed: start.isResumed, progress: progress)
  }

  // MARK: Stopping

  /// Lets the requests under way end, within limits, and stores what they bring.
  private mutating func drain() async throws -> CrawlResult {
    let deadline = Task { [tasks = inFlight.values.map(\.task), time = crawl.configuration.drainTime] in
      try? await Task.sleep(for: time)
      for task in tasks { task.cancel() }
    }
    // Some may wait for the end of a minute that is full.
    await crawl.client.stopSending()
    for (_, task) in inFlight.values { await task.value }
    deadline.cancel()
    try await store(await box.take().filter { !$0.isCancelled })
    return result(isComplete: false)
  }

  /// Ends the requests under way; their answers are lost and will be asked for again.
  private mutating func abandon() async {
    for (_, task) in inFlight.values { task.cancel() }
    for (_, task) in inFlight.values { await task.value }
    inFlight = [:]
  }
}

extension FetchOutcome {
  /// Whether the request was given up because the crawl ends.
  var isCancelled: Bool {
    guard case .failure(let error) = result else { return false }
    return error is CancellationError || (error as? NotionAPIError)?.code == .shutDown
  }
}

extension WorkItem.Kind {
  /// Whether a 403 means that none of this kind will be answered.
  var dependsOnCapability: Bool {
    switch self {
    case .users, .user, .comments, .views, .view: true
    default: false
    }
  }
}
