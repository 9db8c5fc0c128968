internal import Logging
package import NotionArchive
package import NotionExportKit
internal import NotionModel
package import OutputTrees
internal import Synchronization

/// A sink, its bounded queue and its checkpoint, running.
///
/// One task reads the change log from the checkpoint and prepares events; another gives them to the sink, one
/// at a time, or several pages at a time where the sink demands it (`SinkRequirements.pagesInParallel`). A full queue
/// makes the reader wait. A lane waits for no other lane.
package struct Lane: Sendable {
  /// How a lane paces itself.
  package struct Configuration: Sendable {
    /// How many events may wait for the sink.
    package var queuedEvents = 32
    /// How many bytes of them.
    package var queuedBytes = 1 << 20
    /// The number of pages that a sink that can do so writes at the same time; what it takes for each is added up.
    package var parallelPages = 2
    /// The longest time between two checkpoints while events are written.
    package var checkpointInterval = Duration.seconds(30)
    /// Told of each step: the format, the position, and how many events have been written in this run.
    package var onAdvance: (@Sendable (String, LogPosition, Int) -> Void)?
    /// Told of each object that could not be written.
    package var report: (@Sendable (Diagnostic) -> Void)?

    package init() {}
  }

  /// How a lane's run ended.
  package enum Outcome: Sendable {
    /// Everything was written and the sink has finished.
    case complete
    /// The crawl did not reach its end, or the lane was told to stop; it goes on in the next run.
    case incomplete
    /// The sink failed; the lane goes on from its checkpoint in the next run.
    case failed(any Error)
  }

  /// What a lane's run did.
  package struct Result: Sendable {
    package let format: String
    package let outcome: Outcome
    /// Events that the sink has written in this run.
    package let written: Int
    /// Where the lane is in the change log.
    package let position: LogPosition
    /// Whether it read the change log from the start.
    package let replayed: Bool
    /// Whether an object was left out as the archive's copy of something that it needs is damaged.
    var metDamage = false
    /// Why it failed, if it did.
    var error: (any Error)? { if case .failed(let error) = outcome { error } else { nil } }

    /// The same run with another outcome.
    func ended(_ outcome: Outcome) -> Result {
      Result(
        format: format, outcome: outcome, written: written, position: position, replayed: replayed,
        metDamage: metDamage)
    }
  }

  private static let batchSize = 64
  /// Beyond so many objects that could not be written, the next run reads the whole log again to find them.
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

  /// Makes the lane of a sink that was made as planned.
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

  /// Runs until the log is read to its end, or the sink fails.
  ///
  /// Never throws: a failing sink stops its own lane only.
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
      // The position is that of the last acknowledged event, so what was written stays written.
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

  /// Runs `body`, which writes `owner`, and keeps what it finds; where it fails, that is reported instead.
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

  /// Reports what was found with all that stands in the output, whichever run has written it.
  private func reportFindings() async throws {
    guard let report = configuration.report else { return }
    try await tree.forEachFinding(report)
    try tree.forEachContest { path, claim in report(.contestedPath(claim, path: path, format: format)) }
  }

  // MARK: Progress

  private struct Progress {
    var checkpoint: LaneCheckpoint
    var saved: LaneCheckpoint?
    /// Whether the change log is read from its start.
    var startsOver: Bool
    var written = 0

    /// Keeps in mind what could not be written, and forgets what is.
    mutating func note(_ change: LoggedChange, isSkipped: Bool) {
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
    // A run ended between the loss of the manifest and the first checkpoint of the replay.
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

  /// Reads and writes until the log ends; returns how it ended.
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
      progress.note(written.change, isSkipped: isSkipped)
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
  /// - Returns: whether it is written; otherwise the reason concerns its object alone, and is reported.
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

  /// Returns a change with its event, or with the damage for which there is none.
  private func queued(_ change: LoggedChange) async throws -> Queued {
    do {
      return Queued(change: change, event: try await source.event(for: change))
    } catch let error where error.isOfDamagedContent {
      return Queued(change: change, event: nil, damage: error)
    }
  }

  /// Tries again what an earlier run could not write.
  private func writeSkipped(_ progress: inout Progress) async throws {
    guard !progress.startsOver, let skipped = progress.checkpoint.skipped, !skipped.isEmpty else { return }
    for change in skipped.compactMap(\.change) {
      let isWritten = try await write(queued(change))
      progress.note(change, isSkipped: !isWritten)
      guard isWritten else { continue }
      progress.written += 1
      progress.checkpoint.finishedPosition = nil
    }
  }

  private struct Queued: Sendable {
    let change: LoggedChange
    let event: ExportEvent?
    /// Why there is no event, where a stored response is damaged.
    var damage: (any Error)?

    /// The page, where nothing else is written.
    var parallelPage: ObjectID? {
      if case .page(let document) = event { document.page.id.object } else { nil }
    }
  }
}

/// A mark that tasks share and nobody takes back.
private final class Flag: Sendable {
  private let state = Mutex(false)

  var isSet: Bool { state.withLock { $0 } }

  func set() { state.withLock { $0 = true } }
}

extension ExportEvent {
  /// Whose files are to be deleted once the sink knows.
  fileprivate var removedOwner: FileOwner? {
    switch self {
    case .removed, .removedAsset: owner
    case .page, .database, .dataSource, .user, .asset: nil
    }
  }

  /// What it is about, as an owner of files.
  fileprivate var owner: FileOwner {
    switch self {
    case .page(let document): .object(document.page.id.object)
    case .database(let document): .object(document.database.id.object)
    case .dataSource(let document): .object(document.dataSource.id.object)
    case .user(let user): .object(user.id.object)
    case .removed(let object): .object(object.id)
    case .asset(let asset): .asset(asset.key)
    case .removedAsset(let key): .asset(key)
    }
  }
}

extension Diagnostic {
  /// An object could not be written in one format, and others could.
  fileprivate static func notWritten(
    _ change: LoggedChange, _ format: String, _ reason: String
  ) -> Diagnostic {
    Diagnostic(
      .error, Identifier(rawValue: "not-written"), object: change.id,
      summary: "the \(change.kind.rawValue.replacing("_", with: " ")) could not be written as \(format)",
      explanation: reason, solution: "The next run tries again.")
  }
}
