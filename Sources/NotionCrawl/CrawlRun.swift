import GRDB
import NotionAPI
import NotionArchive
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
          try await receive(.reconcile)
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
    let most = crawl.gate.limit(of: crawl.configuration.requestsInFlight)
    let room = most - inFlight.count
    // A few at a time, so that the frontier is not read for every single one.
    guard room > most / 4 || inFlight.isEmpty, room > 0 else { return }
    // Files take long; they must not keep everything else waiting.
    let downloadLimit = max(1, most / 2)
    var downloads = inFlight.values.count { $0.item.kind == .asset }
    // Kinds of which no more may start are left out when the frontier is read again, so that they keep no other waiting.
    var phase = WorkItem.Phase.identity
    var closed: [WorkItem.Kind] = []
    var isReadAgain: Bool
    repeat {
      isReadAgain = false
      let items = try await crawl.archive.nextItems(limit: most, from: phase, without: closed)
      for item in items where inFlight[item.number] == nil && !closed.contains(item.kind) {
        // Items come in the order of phases, so nothing that comes later is free to start either.
        if inFlight.values.contains(where: { item.phase.waits(for: $0.item.phase) }) { return }
        let isClosed =
          item.kind == .asset
          ? downloads == downloadLimit
          : capabilities.isOpen(item.kind) && inFlight.values.contains { $0.item.kind == item.kind }
        if isClosed {
          closed.append(item.kind)
          // There may be very many, and a phase is skipped at no cost.
          if item.phase == .downloads { phase = .continuation }
          isReadAgain = true
          continue
        }
        guard inFlight.count < most, budget.admits(item.kind, beside: inFlight.values.lazy.map(\.item.kind))
        else { return }
        try await begin(item)
        if item.kind == .asset { downloads += 1 }
      }
    } while isReadAgain
  }

  private mutating func begin(_ item: WorkItem) async throws {
    // What these become, if they need a request at all, is taken from the frontier in its turn.
    if item.kind.request.traits.contains(.isWish), try await !receive(.turn(item)).isFetchNeeded { return }
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
      try await transaction { store in
        for (outcome, verdict) in decided { try store.receive(.outcome(outcome, verdict)) }
        if mayReadComments { try store.receive(.commentsGranted) }
      }
    }
    crawl.observer?.crawlDidAdvance(progress)
  }

  /// Performs `body` in one transaction, and tells of what it did.
  @discardableResult
  mutating func transaction(
    _ body: @Sendable @escaping (inout ArchiveStore) throws -> Void
  ) async throws -> ArchiveStore.Outcome {
    let planner = CrawlPlanner(crawl: start.number, settings: crawl.configuration)
    let outcome = try await crawl.archive.transaction(planner, body)
    apply(outcome)
    return outcome
  }

  /// Decides about an event, and performs that in one transaction.
  @discardableResult
  mutating func receive(_ event: CrawlEvent) async throws -> ArchiveStore.Outcome {
    try await transaction { try $0.receive(event) }
  }

  private mutating func note(_ outcome: FetchOutcome) {
    budget.note(outcome.bytes, outcome.item.kind)
    switch outcome.result {
    case .success(.answer(let content)) where content.isDownload:
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
      if code == .restrictedResource, outcome.item.kind.request.capability != nil {
        fetcher.refuse(outcome.item.kind)
        for kind in outcome.item.kind.request.sharingCapability { fetcher.refuse(kind) }
      }
    }
  }

  private mutating func apply(_ outcome: ArchiveStore.Outcome) {
    fetcher.remember(outcome.addresses)
    progress.foundPages += outcome.found[.page] ?? 0
    progress.foundDatabases += (outcome.found[.database] ?? 0) + (outcome.found[.dataSource] ?? 0)
    progress.completedObjects += outcome.completed
    progress.unavailable += outcome.unavailable
    for diagnostic in outcome.diagnostics { crawl.observer?.crawlDidReport(diagnostic) }
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
