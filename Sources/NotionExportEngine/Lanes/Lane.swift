internal import Logging
package import NotionArchive
package import NotionExportKit
internal import NotionModel
package import OutputTrees
internal import Synchronization

/// A running sink with its bounded queue and its checkpoint.
///
/// One task reads the change log from the checkpoint and prepares events; another passes them to the sink, one at a time,
/// or several pages at a time with `SinkRequirements.pagesInParallel`. The reader waits while the queue is full. Lanes do
/// not wait for each other.
package struct Lane: Sendable {
  /// The limits and callbacks of a lane.
  package struct Configuration: Sendable {
    /// The maximum number of queued events.
    package var queuedEvents = 32
    /// The maximum size of queued events, in bytes.
    package var queuedBytes = 1 << 20
    /// The number of pages that a sink writes in parallel, if it can; each needs memory of its own.
    package var parallelPages = 2
    /// The longest time between two checkpoints while events are written.
    package var checkpointInterval = Duration.seconds(30)
    /// Called after each event with the format, the position, and the number of events written in this run.
    package var onAdvance: (@Sendable (String, LogPosition, Int) -> Void)?
    /// Called with each finding.
    package var report: (@Sendable (Diagnostic) -> Void)?

    package init() {}
  }

  /// The outcome of a run.
  package enum Outcome: Sendable {
    /// Everything was written and the sink has finished.
    case complete
    /// The crawl did not reach its end, or the lane was stopped; the next run resumes it.
    case incomplete
    /// The sink failed; the next run resumes from the checkpoint.
    case failed(any Error)
  }

  /// The result of a run.
  package struct Result: Sendable {
    package let format: String
    package let outcome: Outcome
    /// The number of events written in this run.
    package let written: Int
    /// The position of the lane in the change log.
    package let position: LogPosition
    /// Whether the run read the change log from its start.
    package let replayed: Bool
    /// Whether an object was skipped because the archive is damaged.
    var metDamage = false
    /// The error of a failed run.
    var error: (any Error)? { if case .failed(let error) = outcome { error } else { nil } }

    /// Returns the same result with another outcome.
    func ended(_ outcome: Outcome) -> Result {
      Result(
        format: format, outcome: outcome, written: written, position: position, replayed: replayed,
        metDamage: metDamage)
    }
  }

  private static let batchSize = 64
  /// The maximum number of skipped objects in a checkpoint; beyond it, the next run replays the whole log.
  private static let skippedLimit = 40

  private let plan: PlannedSink
  private let sink: any Sink
  private let tree: FileOutputTree
  private let source: any ChangeSource
  private let checkpointFile: CheckpointFile
  private let configuration: Configuration
  private let clock: any Clock<Duration>
  private let damage = Flag()

  private var format: String { plan.format }

  /// Creates a lane for a sink.
  package init(
    _ plan: PlannedSink, sink: any Sink, tree: FileOutputTree, source: any ChangeSource,
    checkpointFile: CheckpointFile, configuration: Configuration = .init(),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.plan = plan
    self.sink = sink
    self.tree = tree
    self.source = source
    self.checkpointFile = checkpointFile
    self.configuration = configuration
    self.clock = clock
  }

  /// Runs until the end of the change log, or until the sink fails.
  ///
  /// It never throws: a failing sink stops only its own lane.
  package func run(
    describe: @Sendable (_ isReplay: Bool) -> ExportDescription, skippedObjects: @Sendable () -> Int
  ) async -> Result {
    var progress: Progress
    do {
      progress = try await resume()
    } catch {
      return result(startOver, .failed(error))
    }
    configuration.onAdvance?(format, progress.checkpoint.position, 0)
    do {
      if progress.startsOver { try tree.beginReplay() }
      try await keepingFindings(of: .named("open")) { try await sink.open(describe(progress.startsOver)) }
      try await writeSkipped(&progress)
      let state = try await pump(&progress)
      if state == .complete, progress.checkpoint.finishedPosition != progress.checkpoint.position {
        try await finish(skippedObjects: skippedObjects())
        if progress.checkpoint.isReplay { try tree.removeOutdatedFiles() }
        progress.checkpoint.isReplay = false
        progress.checkpoint.finishedPosition = progress.checkpoint.position
      }
      try await save(&progress)
      await sink.close()
      try await reportFindings()
      return result(progress, state == .complete ? .complete : .incomplete)
    } catch {
      await sink.close()
      // The position is that of the last acknowledged event.
      try? await save(&progress)
      try? await reportFindings()
      return result(progress, error is CancellationError ? .incomplete : .failed(error))
    }
  }

  private func finish(skippedObjects: Int) async throws {
    var errors = skippedObjects
    try await tree.forEachFinding { if $0.severity == .error { errors += 1 } }
    try await keepingFindings(of: .named("finish")) {
      try await sink.finish(ExportSummary(skippedObjects: errors))
    }
  }

  /// Runs `body`, which writes `owner`, and stores its findings; if it fails, they are reported instead.
  private func keepingFindings(of owner: FileOwner, _ body: () async throws -> Void) async throws {
    var object: ObjectID?
    if case .object(let id) = owner { object = id }
    var failure: (any Error)?
    let findings = try await FindingScope.findings(about: object) {
      do { try await body() } catch { failure = error }
    }
    guard let failure else { return try tree.keep(findings, ofEventAbout: owner) }
    for finding in findings { configuration.report?(finding) }
    throw failure
  }

  /// Reports the findings of all files in the output, of this run and of earlier ones.
  private func reportFindings() async throws {
    guard let report = configuration.report else { return }
    try await tree.forEachFinding(report)
    try tree.forEachContest { path, claim in report(.contestedPath(claim, path: path, format: format)) }
  }

  // MARK: Progress

  private struct Progress {
    var checkpoint: LaneCheckpoint
    var saved: LaneCheckpoint?
    /// Whether the lane reads the change log from its start.
    var startsOver: Bool
    var written = 0

    /// Adds a skipped object to the checkpoint, or removes a written one.
    mutating func record(_ change: LoggedChange, isSkipped: Bool) {
      guard isSkipped || checkpoint.skipped != nil else { return }
      var skipped = checkpoint.skipped ?? []
      let new = LaneCheckpoint.Skipped(change)
      skipped.removeAll { $0.isSameObject(as: new) }
      if isSkipped, skipped.count <= Lane.skippedLimit { skipped.append(new) }
      checkpoint.skipped = skipped.isEmpty ? nil : skipped
    }
  }

  private func resume() async throws -> Progress {
    guard tree.damagedManifest == nil, let checkpoint = checkpointFile.read(),
      try await checkpoint.isOfLog(source), checkpoint.optionsDigest == plan.optionsDigest,
      checkpoint.schemaVersion == plan.schemaVersion
    else { return startOver }
    // An earlier run ended between the loss of the manifest and the first checkpoint of the replay.
    if !checkpoint.isReplay, try tree.needsReplay { return startOver }
    return Progress(checkpoint: checkpoint, saved: checkpoint, startsOver: false)
  }

  private var startOver: Progress {
    let checkpoint = LaneCheckpoint(
      archive: source.archiveID, position: 0, finishedPosition: nil, optionsDigest: plan.optionsDigest,
      schemaVersion: plan.schemaVersion, isReplay: true)
    return Progress(checkpoint: checkpoint, saved: nil, startsOver: true)
  }

  private func save(_ progress: inout Progress) async throws {
    guard progress.checkpoint != progress.saved else { return }
    progress.checkpoint.stamp = try await source.stamp(at: progress.checkpoint.position)
    try tree.synchronize()
    var checkpoint = progress.checkpoint
    if checkpoint.skipped?.count ?? 0 > Self.skippedLimit {
      checkpoint.skipped = nil
      checkpoint.optionsDigest = ""
    }
    try checkpointFile.write(checkpoint)
    progress.saved = progress.checkpoint
  }

  private func result(_ progress: Progress, _ outcome: Outcome) -> Result {
    Result(
      format: format, outcome: outcome, written: progress.written, position: progress.checkpoint.position,
      replayed: progress.startsOver, metDamage: damage.isSet)
  }

  // MARK: Reading and writing

  /// Reads and writes until the end of the log, and returns the state of the log there.
  private func pump(_ progress: inout Progress) async throws -> ChangeLogState {
    let queue = LaneQueue<Queued>(
      limits: .init(count: configuration.queuedEvents, weight: configuration.queuedBytes))
    let start = progress.checkpoint.position
    async let reading = read(from: start, into: queue)
    do {
      try await write(from: queue, &progress, clock: clock)
    } catch {
      queue.cancel()
      _ = try? await reading
      throw error
    }
    return try await reading
  }

  private func read(from start: LogPosition, into queue: LaneQueue<Queued>) async throws -> ChangeLogState {
    defer { queue.finish() }
    var position = start
    while true {
      let changes = try await source.changes(after: position, limit: Self.batchSize)
      for change in changes {
        let queued = try await queued(change)
        guard await queue.send(queued, weight: queued.event?.weight ?? 0) else {
          return .incomplete
        }
        position = change.position
      }
      guard changes.isEmpty else { continue }
      let state = try await source.waitForChanges(after: position)
      if state != .advanced { return state }
    }
  }

  private func write<C: Clock<Duration>>(
    from queue: LaneQueue<Queued>, _ progress: inout Progress, clock: C
  ) async throws {
    var saved = clock.now
    func advance(_ written: Queued, isSkipped: Bool, _ progress: inout Progress) async throws {
      if written.event != nil, !isSkipped { progress.written += 1 }
      progress.record(written.change, isSkipped: isSkipped)
      progress.checkpoint.position = written.change.position
      configuration.onAdvance?(format, written.change.position, progress.written)
      if saved.duration(to: clock.now) >= configuration.checkpointInterval {
        try await save(&progress)
        saved = clock.now
      }
    }
    guard plan.requirements.pagesInParallel, configuration.parallelPages > 1 else {
      while let queued = await queue.next() {
        let isWritten = try await write(queued)
        try await advance(queued, isSkipped: !isWritten, &progress)
      }
      return
    }
    try await withThrowingTaskGroup(of: (position: LogPosition, isWritten: Bool).self) { group in
      var order = WriteOrder<Queued>(limit: configuration.parallelPages)
      var skipped: Set<LogPosition> = []
      func awaitOne() async throws {
        guard let (position, isWritten) = try await group.next() else { return }
        if !isWritten { skipped.insert(position) }
        for done in order.finish(position) {
          try await advance(done, isSkipped: skipped.remove(done.change.position) != nil, &progress)
        }
      }
      while let queued = await queue.next() {
        if queued.isEmpty {
          // An entry without an event waits for nothing, and nothing for it.
          while order.isFull { try await awaitOne() }
          order.begin(queued, at: queued.change.position, nil)
          for done in order.finish(queued.change.position) {
            try await advance(done, isSkipped: false, &progress)
          }
          continue
        }
        let object = queued.parallelPage
        while !order.admits(object) { try await awaitOne() }
        order.begin(queued, at: queued.change.position, object)
        group.addTask {
          (queued.change.position, try await write(queued))
        }
      }
      while !order.isEmpty { try await awaitOne() }
    }
  }

  /// Writes an event.
  ///
  /// - Returns: whether it was written; otherwise the failure affects a single object, and was reported.
  private func write(_ queued: Queued) async throws -> Bool {
    do {
      if let damage = queued.damage { throw damage }
      guard let event = queued.event else { return true }
      try await keepingFindings(of: event.owner) {
        try await sink.write(event)
        if let owner = event.removedOwner { try await tree.removeFiles(of: owner) }
      }
      return true
    } catch let error where error.isOfDamagedContent {
      configuration.report?(.notWritten(queued.change, format, "\(error)"))
      damage.set()
      return false
    } catch let error as OutputError where error.concernsOneFile {
      configuration.report?(.notWritten(queued.change, format, error.description))
      return false
    }
  }

  /// Returns a change with its event, or with the damage that prevents it.
  private func queued(_ change: LoggedChange) async throws -> Queued {
    do {
      if change.isOfSurroundings, !plan.requirements.showsSurroundings {
        return Queued(change: change, event: nil)
      }
      return Queued(change: change, event: try await source.event(for: change))
    } catch let error where error.isOfDamagedContent {
      return Queued(change: change, event: nil, damage: error)
    }
  }

  /// Retries the objects that an earlier run skipped.
  private func writeSkipped(_ progress: inout Progress) async throws {
    guard !progress.startsOver, let skipped = progress.checkpoint.skipped, !skipped.isEmpty else { return }
    for change in skipped.compactMap(\.change) {
      let isWritten = try await write(queued(change))
      progress.record(change, isSkipped: !isWritten)
      guard isWritten else { continue }
      progress.written += 1
      progress.checkpoint.finishedPosition = nil
    }
  }

  private struct Queued: Sendable {
    let change: LoggedChange
    let event: ExportEvent?
    /// The damage of a stored response that prevents the event.
    var damage: (any Error)?

    /// Whether there is nothing to write.
    var isEmpty: Bool { event == nil && damage == nil }

    /// The page of an event that may be written in parallel.
    var parallelPage: ObjectID? {
      if case .page(let document) = event { document.page.id.object } else { nil }
    }
  }
}

/// A flag shared by tasks, which is never reset.
private final class Flag: Sendable {
  private let state = Mutex(false)

  var isSet: Bool { state.withLock { $0 } }

  func set() { state.withLock { $0 = true } }
}

extension ExportEvent {
  /// The owner of the files to delete after the sink has processed the event.
  fileprivate var removedOwner: FileOwner? {
    switch self {
    case .removed, .removedAsset: owner
    case .page, .database, .dataSource, .user, .asset, .surroundings: nil
    }
  }

  /// The owner of the files of the event.
  fileprivate var owner: FileOwner {
    switch self {
    case .page(let document): .object(document.page.id.object)
    case .database(let document): .object(document.database.id.object)
    case .dataSource(let document): .object(document.dataSource.id.object)
    case .user(let user): .object(user.id.object)
    case .removed(let object): .object(object.id)
    case .asset(let asset): .asset(asset.key)
    case .removedAsset(let key): .asset(key)
    case .surroundings(let node, _): .object(node.id)
    }
  }
}

extension Diagnostic {
  /// The finding for an object that could not be written in one format.
  fileprivate static func notWritten(
    _ change: LoggedChange, _ format: String, _ reason: String
  ) -> Diagnostic {
    Diagnostic(
      .error, Identifier(rawValue: "not-written"), object: change.id,
      summary: "the \(change.kind.rawValue.replacing("_", with: " ")) could not be written as \(format)",
      explanation: reason, solution: "The next run tries again.")
  }
}
