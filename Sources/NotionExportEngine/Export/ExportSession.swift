internal import DurableFiles
package import Foundation
package import Logging
package import NotionAPI
internal import NotionArchive
package import NotionCrawl
internal import NotionExportKit
internal import OutputTrees

/// A run: a crawl that updates the archive, and a lane for each format that reads it.
///
/// Lanes write while the crawl runs. When the task is cancelled, requests in flight get a moment to finish,
/// checkpoints are written, and the next run resumes from them.
package struct ExportSession: Sendable {
  /// The configuration of an export: sources, destination, formats and limits.
  package struct Plan: Sendable {
    /// The output folder.
    package var output: URL
    /// The formats; several go into folders of their own.
    package var sinks: [PlannedSink]
    /// Configuration of the crawl.
    package var crawl = CrawlConfiguration()
    /// Configuration of the lanes.
    package var lanes = Lane.Configuration()
    /// Memory budget in bytes beyond what the process used at its start.
    package var memoryLimit = 50_000_000
    /// Whether the archive is deleted first.
    package var startsFresh = false

    package init(output: URL, sinks: [PlannedSink]) {
      self.output = output
      self.sinks = sinks
    }
  }

  private let plan: Plan
  private let logger: Logger
  private let memoryAtStart: Int
  private let diagnostics = DiagnosticCollector()
  private let board: ProgressBoard?
  private let observer: (any ExportObserver)?
  private let gate = FetchGate()

  package init(_ plan: Plan, logger: Logger, observer: (any ExportObserver)? = nil) {
    self.init(plan, logger: logger, board: nil, observer: observer)
  }

  init(_ plan: Plan, logger: Logger, board: ProgressBoard?, observer: (any ExportObserver)? = nil) {
    self.plan = plan
    self.logger = logger
    self.board = board
    self.observer = observer ?? board
    memoryAtStart = ProcessMemory.resident ?? 0
  }

  /// Runs the crawl and the lanes.
  ///
  /// - Throws: an error that keeps the run from starting: a folder that is not ours, a lock that is held, an
  ///   option that makes no sense. What goes wrong later is in the result.
  package func run(client: NotionClient) async throws -> ExportResult {
    let folder = try OutputFolder(plan.output)
    return try await folder.state.withLock {
      if plan.startsFresh {
        // Checked first: with a token that is no longer valid, the deleted archive could not be fetched
        // again.
        _ = try await client.send(.currentUser)
        try folder.state.removeArchive()
      }
      return try await run(in: folder, client: client) { archive, tracker in
        try await crawl(client: client, archive: archive, tracker: tracker)
      }
    }
  }

  /// Runs only the lanes, which write the content of the archive without a request.
  ///
  /// - Throws: as ``run(client:)``, and ``ArchiveError`` where there is no archive.
  package func render() async throws -> ExportResult {
    let state = StateDirectory(in: plan.output.standardizedFileURL)
    // Checked before anything is created, so that a folder named by mistake is left unchanged.
    guard state.holdsArchive else {
      throw ArchiveError.missing(in: plan.output.standardizedFileURL.path(percentEncoded: false))
    }
    let folder = try OutputFolder(plan.output)
    return try await state.withLock {
      try await run(in: folder, client: nil) { archive, _ in
        let isComplete = try await archive.information().isComplete
        if !isComplete { diagnostics.report(.incompleteArchive) }
        try await archive.endChanges()
        return .notRun(isArchiveComplete: isComplete)
      }
    }
  }

  /// Opens the archive, lets the lanes write while `crawl` runs, and writes the report.
  private func run(
    in folder: OutputFolder, client: NotionClient?,
    crawl: @Sendable @escaping (Archive, ProgressTracker) async throws -> ExportResult.CrawlOutcome
  ) async throws -> ExportResult {
    let configuration = ArchiveConfiguration(
      keepsSignatures: plan.sinks.contains { $0.requirements.keepsSignatures },
      mustExist: client == nil)
    return try await Archive.withArchive(
      at: folder.state, configuration: configuration, report: diagnostics.report
    ) { archive in
      if let damaged = archive.damagedArchive { diagnostics.report(.damagedArchive(setAside: damaged)) }
      for row in archive.mendedRows { diagnostics.report(.damagedRow(row)) }
      // Before anything is read: damaged content is fetched again by this run, or by the next one that
      // fetches.
      for content in try await archive.setAsideDamage(.cheap) {
        diagnostics.report(.damagedContent(content, isFetched: client != nil))
      }
      let tracker = try await ProgressTracker(archive, client: client, observer: observer)
      var result = try await watching(archive, tracker) {
        try await run(archive: archive, folder: folder, tracker: tracker) {
          try await crawl(archive, tracker)
        }
      }
      // In a separate task, as this one may be cancelled and the report must be written anyway.
      result = try await Task { [result] in
        try await ReportFile.write(result, of: archive.reader, to: folder.state.report)
        return try await result.withSubjects(of: archive)
      }.value
      return result
    }
  }

  /// Runs `body` while memory and progress are monitored.
  private func watching<Result: Sendable>(
    _ archive: Archive, _ tracker: ProgressTracker, _ body: () async throws -> Result
  ) async throws -> Result {
    let monitor = MemoryMonitor(
      limit: memoryAtStart + plan.memoryLimit, gate: gate,
      relieve: {
        archive.releaseMemory()
        ProcessMemory.trim()
      }, report: { [diagnostics] in diagnostics.report($0) })
    let watching = [
      Task { await monitor.run() }, Task { await tracker.run() },
      Task { [board] in await (board?.run() ?? ()) },
    ]
    defer { for task in watching { task.cancel() } }
    return try await body()
  }

  private func run(
    archive: Archive, folder: OutputFolder, tracker: ProgressTracker,
    crawl: @Sendable @escaping () async throws -> ExportResult.CrawlOutcome
  ) async throws -> ExportResult {
    let information = try await archive.information()
    if archive.configuration.keepsSignatures, !information.keepsSignatures {
      diagnostics.report(.signaturesNotKept)
    }
    observer?.exportDidOpen(ExportProbe(start: information) { try? await archive.lastPosition() })
    let workspace = WorkspaceDescription(id: information.workspaceID, name: information.workspaceName)
    let lanes = try plan.sinks.map { try lane(for: $0, archive: archive, folder: folder, tracker: tracker) }
    async let crawled = outcome(of: crawl, archive)
    let written = await withTaskGroup { group in
      for lane in lanes {
        group.addTask {
          await lane.run(
            describe: { ExportDescription(workspace: workspace, isReplay: $0) },
            skippedObjects: { diagnostics.count(.error) })
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    var crawlOutcome = await crawled
    let ended = try await afterDamage(written, crawlOutcome, archive)
    if case .notRun = crawlOutcome, Task.isCancelled { crawlOutcome = .interrupted }
    return ExportResult(
      crawl: crawlOutcome, lanes: ended.sorted { $0.format < $1.format },
      totals: try await Task { try await tracker.update() }.value,
      archive: try await Task { try await archive.information() }.value, diagnostics: diagnostics.sorted,
      droppedDiagnostics: diagnostics.dropped)
  }

  /// Runs the crawl and returns its outcome, thrown errors included, after ending the lanes' input.
  private func outcome(
    of crawl: () async throws -> ExportResult.CrawlOutcome, _ archive: Archive
  ) async -> ExportResult.CrawlOutcome {
    do {
      return try await crawl()
    } catch is CancellationError {
      archive.abandonChanges()
      return .interrupted
    } catch {
      archive.abandonChanges()
      return .failed(error)
    }
  }

  /// Sets aside damage that a lane or the crawl has met, so that the next run fetches it again.
  ///
  /// - Returns: the lanes' results, in which errors of the archive's database are replaced by archive errors.
  private func afterDamage(
    _ lanes: [Lane.Result], _ crawl: ExportResult.CrawlOutcome, _ archive: Archive
  ) async throws -> [Lane.Result] {
    var errors = lanes.compactMap(\.error)
    if case .failed(let error) = crawl { errors.append(error) }
    if errors.contains(where: \.isOfDamagedContent) || lanes.contains(where: \.metDamage) {
      let found = try await Task { try await archive.setAsideDamage(.everything) }.value
      for content in found { diagnostics.report(.damagedContent(content, isFetched: false)) }
    }
    return lanes.map { lane in
      guard let error = lane.error else { return lane }
      let told = ArchiveError.translating(error, archive: archive.state.archive)
      if (told as? ArchiveError)?.code == .damaged { ArchiveOpening.markDamaged(archive.state) }
      return lane.ended(.failed(told))
    }
  }

  private func lane(
    for sink: PlannedSink, archive: Archive, folder: OutputFolder, tracker: ProgressTracker
  ) throws -> Lane {
    let state = folder.state
    try state.prepareForLanes()
    // A single format has the output folder to itself; several get a folder each. A format that is exported
    // both ways has two outputs, each with its own manifest and checkpoint.
    let isAlone = plan.sinks.count == 1
    let root = isAlone ? folder.url : folder.url.appending(path: sink.format)
    let name = isAlone ? sink.format : "\(sink.format)-folder"
    if !isAlone { try POSIX.makeDirectory(root.path(percentEncoded: false)) }
    let tree = try FileOutputTree(
      root: root.path(percentEncoded: false),
      manifestPath: state.manifest(of: name).path(percentEncoded: false),
      temporaryFolder: state.temporaryFolder(of: name).path(percentEncoded: false),
      assetsFolder: state.assets.path(percentEncoded: false))
    let checkpointFile = CheckpointFile(path: state.checkpoint(of: name).path(percentEncoded: false))
    if let damaged = tree.damagedManifest {
      try checkpointFile.remove()
      diagnostics.report(.damagedManifest(of: sink.format, setAside: damaged))
    }
    let source = sink.requirements.keepsSignatures ? archive.keepingSignatures : archive
    let context = SinkContext(
      workspace: source.reader, output: tree, logger: logger,
      report: { FindingScope.report($0, otherwise: diagnostics.report) })
    return Lane(
      sink, sink: try sink.make(context), tree: tree, source: source, checkpointFile: checkpointFile,
      configuration: laneConfiguration(tracker))
  }

  private func laneConfiguration(_ tracker: ProgressTracker) -> Lane.Configuration {
    var configuration = plan.lanes
    configuration.report = { [diagnostics] in diagnostics.report($0) }
    configuration.onAdvance = { [observer] format, position, written in
      tracker.update(written: written, by: format)
      observer?.lane(format, didReach: position, written: written)
    }
    return configuration
  }

  private func crawl(
    client: NotionClient, archive: Archive, tracker: ProgressTracker
  ) async throws -> ExportResult.CrawlOutcome {
    let result = try await Crawl(
      archive: archive, anyClient: client, configuration: crawlConfiguration,
      observer: CrawlReporter(diagnostics: diagnostics, tracker: tracker, observer: observer), gate: gate
    ).run()
    guard result.isComplete else { return .interrupted }
    let requests = try await archive.information().blockCommentRequests
    if requests > 0 { diagnostics.report(.blockCommentsNotAskedFor(requests: requests)) }
    return .complete
  }

  private var crawlConfiguration: CrawlConfiguration {
    var configuration = plan.crawl
    configuration.bytesInFlight = min(configuration.bytesInFlight, plan.memoryLimit / 4)
    return configuration
  }
}

/// Forwards the crawl's diagnostics to the collector, and its progress to the tracker and the observer.
private struct CrawlReporter: CrawlObserver {
  let diagnostics: DiagnosticCollector
  let tracker: ProgressTracker
  let observer: (any ExportObserver)?

  func crawlDidReport(_ diagnostic: Diagnostic) {
    diagnostics.report(diagnostic)
    observer?.crawlDidReport(diagnostic)
  }

  func crawlDidAdvance(_ progress: CrawlProgress) {
    tracker.update(progress)
    observer?.crawlDidAdvance(progress)
  }
}
