import GRDB
import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// A running crawl: takes items from the frontier, starts their requests, and stores the responses.
///
/// A single task stores, so that its decisions never race; fetching, decoding and scanning run concurrently.
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

  /// Maximum number of responses in one transaction.
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

  mutating func runToCompletion() async throws -> CrawlResult {
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
          // After removals, pages that showed the removed objects may have to be read again.
          if try await removeMissing() || box.isInterrupted { continue }
          return result(isComplete: try await finish())
        }
        continue
      }
      if !inFlight.isEmpty || crawl.gate.isClosed { try await store(await box.take()) }
    }
  }

  /// Starts as many requests as the limits permit.
  private mutating func fill() async throws {
    let most = crawl.gate.limit(of: crawl.configuration.requestsInFlight)
    let room = most - inFlight.count
    // A few at a time, so that the frontier is not read for each single one.
    guard room > most / 4 || inFlight.isEmpty, room > 0 else { return }
    // Downloads are slow and must not delay everything else.
    let downloadLimit = max(1, most / 2)
    var downloads = inFlight.values.count { $0.item.kind == .asset }
    // Kinds at their limit are excluded when the frontier is read again, so that they do not delay others.
    var phase = WorkItem.Phase.identity
    var closed: [WorkItem.Kind] = []
    var isReadAgain: Bool
    repeat {
      isReadAgain = false
      let items = try await crawl.archive.nextItems(limit: most, from: phase, without: closed)
      for item in items where inFlight[item.number] == nil && !closed.contains(item.kind) {
        // Items are ordered by phase, so later ones must wait as well.
        if inFlight.values.contains(where: { item.phase.waits(for: $0.item.phase) }) { return }
        let isClosed =
          item.kind == .asset
          ? downloads == downloadLimit
          : capabilities.isOpen(item.kind) && inFlight.values.contains { $0.item.kind == item.kind }
        if isClosed {
          closed.append(item.kind)
          // There may be very many downloads, and skipping a phase costs nothing.
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
    // The follow-up requests, if any, are taken from the frontier in their turn.
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
      for outcome in batch { record(outcome) }
      for (outcome, verdict) in decided where verdict == .unsupported(isForAll: true) {
        fetcher.refuse(outcome.item.kind)
      }
      let mayReadComments = capabilities.record(batch, .comments)
      try await transaction { store in
        for (outcome, verdict) in decided { try store.receive(.outcome(outcome, verdict)) }
        if mayReadComments { try store.receive(.commentsGranted) }
      }
    }
    crawl.observer?.crawlDidAdvance(progress)
  }

  /// Executes `body` in one transaction, and reports its results.
  @discardableResult
  mutating func transaction(
    _ body: @Sendable @escaping (inout ArchiveStore) throws -> Void
  ) async throws -> ArchiveStore.Outcome {
    let planner = CrawlPlanner(crawl: start.number, settings: crawl.configuration)
    let outcome = try await crawl.archive.transaction(planner, body)
    apply(outcome)
    return outcome
  }

  /// Plans the effects of an event and executes them in one transaction.
  @discardableResult
  mutating func receive(_ event: CrawlEvent) async throws -> ArchiveStore.Outcome {
    try await transaction { try $0.receive(event) }
  }

  private mutating func record(_ outcome: FetchOutcome) {
    budget.record(outcome.bytes, outcome.item.kind)
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

  /// Lets requests in flight finish within limits, and stores their responses.
  private mutating func drain() async throws -> CrawlResult {
    let deadline = Task { [tasks = inFlight.values.map(\.task), time = crawl.configuration.drainTime] in
      try? await Task.sleep(for: time)
      for task in tasks { task.cancel() }
    }
    // Some may wait for a full rate limit window to end.
    await crawl.client.stopSending()
    for (_, task) in inFlight.values { await task.value }
    deadline.cancel()
    try await store(await box.take().filter { !$0.isCancelled })
    return result(isComplete: false)
  }

  /// Cancels the requests in flight; they are sent again later.
  private mutating func abandon() async {
    for (_, task) in inFlight.values { task.cancel() }
    for (_, task) in inFlight.values { await task.value }
    inFlight = [:]
  }
}

extension FetchOutcome {
  /// Whether the request was cancelled at the end of the crawl.
  var isCancelled: Bool {
    guard case .failure(let error) = result else { return false }
    return error is CancellationError || (error as? NotionAPIError)?.code == .shutDown
  }
}

/// The end of a crawl: targets of links, removed objects, and dependents of changed objects.
extension CrawlRun {
  private static let batchSize = 200

  /// Enqueues targets that are known only from links.
  ///
  /// - Returns: whether there are any.
  mutating func beginLinks() async throws -> Bool {
    try await receive(.requestLinks(limit: Self.batchSize)).goesOn
  }

  /// Deletes removed objects.
  ///
  /// - Returns: whether there were any.
  mutating func removeMissing() async throws -> Bool {
    try await receive(.judgeMissing)
    var isAnyGone = false
    while !box.isInterrupted {
      guard try await receive(.removeMissing(limit: Self.batchSize)).goesOn else { break }
      isAnyGone = true
    }
    return isAnyGone
  }

  /// Logs the dependents of changed objects, and ends the crawl.
  ///
  /// - Returns: whether it is complete; otherwise the crawl was interrupted.
  mutating func finish() async throws -> Bool {
    progress.stage = .settling
    crawl.observer?.crawlDidAdvance(progress)
    while true {
      if box.isInterrupted { return false }
      guard try await transaction({ try $0.propagateChanges(limit: Self.batchSize) }).goesOn else { break }
    }
    try await transaction { try $0.finish() }
    progress.stage = .complete
    crawl.observer?.crawlDidAdvance(progress)
    return true
  }
}
