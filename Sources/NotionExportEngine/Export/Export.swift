package import Foundation
package import Logging
package import NotionAPI
package import NotionExportKit

/// One run: a crawl that brings the archive up to date, and a lane for each format that reads it.
///
/// Lanes write while the crawl goes on. When the task that runs it is cancelled, requests that are under way
/// are waited for a moment, checkpoints are written, and the next run goes on from there.
package struct Export: Sendable {
  /// What to export, where to, and how.
  package struct Plan: Sendable {
    /// The output folder.
    package var output: URL
    /// The formats; several go into folders of their own.
    package var sinks: [PlannedSink]
    /// What the crawl fetches.
    package var crawl = CrawlConfiguration()
    /// How lanes pace themselves.
    package var lanes = Lane.Configuration()
    /// Whether the archive is thrown away first.
    package var startsFresh = false

    package init(output: URL, sinks: [PlannedSink]) {
      self.output = output
      self.sinks = sinks
    }
  }

  private let plan: Plan
  private let logger: Logger
  private let diagnostics = DiagnosticCollector()

  package init(_ plan: Plan, logger: Logger) {
    self.plan = plan
    self.logger = logger
  }

  /// Runs the crawl and the lanes.
  ///
  /// - Throws: an error that keeps the run from starting: a folder that is not ours, a lock that is held, an
  ///   option that makes no sense. What goes wrong later is in the result.
  package func run(client: NotionClient) async throws -> ExportResult {
    let folder = try OutputFolder(plan.output)
    let state = folder.state
    return try await state.withLock {
      if plan.startsFresh { try state.removeArchive() }
      let configuration = ArchiveConfiguration(
        keepsSignatures: plan.sinks.contains { $0.requirements.keepsSignatures })
      return try await Archive.withArchive(at: state, configuration: configuration) { archive in
        if let damaged = archive.damagedArchive { diagnostics.report(.damagedArchive(setAside: damaged)) }
        let result = try await run(client: client, archive: archive, folder: folder)
        // In a task of its own, as this one may have been cancelled, and the report is to be written all the same.
        try await Task { try await ReportFile.write(result, of: archive.reader, to: state.report) }.value
        return result
      }
    }
  }

  private func run(client: NotionClient, archive: Archive, folder: OutputFolder) async throws -> ExportResult
  {
    let information = try await archive.information()
    if archive.configuration.keepsSignatures, !information.keepsSignatures {
      diagnostics.report(.signaturesNotKept)
    }
    let workspace = WorkspaceDescription(id: information.workspaceID, name: information.workspaceName)
    let lanes = try plan.sinks.map { try lane(for: $0, archive: archive, folder: folder) }
    async let crawled = crawl(client: client, archive: archive)
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
    let crawlOutcome = await crawled
    return ExportResult(
      crawl: crawlOutcome, lanes: written.sorted { $0.format < $1.format },
      archive: try await Task { try await archive.information() }.value, diagnostics: diagnostics.sorted,
      droppedDiagnostics: diagnostics.dropped)
  }

  private func lane(for sink: PlannedSink, archive: Archive, folder: OutputFolder) throws -> Lane {
    let state = folder.state
    try state.prepareForLanes()
    // One format has the output folder to itself; several stand side by side, each in a folder of its own.
    // A format that is exported either way has two outputs, and each has its own manifest and checkpoint.
    let isAlone = plan.sinks.count == 1
    let root = isAlone ? folder.url : folder.url.appending(path: sink.format)
    let name = isAlone ? sink.format : "\(sink.format)-folder"
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let tree = try FileOutputTree(
      root: root.path(percentEncoded: false),
      manifestPath: state.manifest(of: name).path(percentEncoded: false),
      temporaryFolder: state.temporaryFolder(of: name).path(percentEncoded: false),
      assetsFolder: state.assets.path(percentEncoded: false))
    let context = SinkContext(
      workspace: archive.reader, output: tree, logger: logger, report: { diagnostics.report($0) })
    return Lane(
      format: sink.format, schemaVersion: sink.schemaVersion, optionsDigest: sink.optionsDigest,
      sink: try sink.make(context), tree: tree, source: archive,
      checkpointFile: CheckpointFile(path: state.checkpoint(of: name).path(percentEncoded: false)),
      configuration: plan.lanes)
  }

  /// Crawls; lanes are told that nothing more comes, whatever happens.
  private func crawl(client: NotionClient, archive: Archive) async -> ExportResult.CrawlOutcome {
    do {
      let result = try await Crawl(
        archive: archive, client: client, configuration: plan.crawl, observer: self.diagnostics
      ).run()
      return result.isComplete ? .complete : .interrupted
    } catch is CancellationError {
      return .interrupted
    } catch {
      return .failed(error)
    }
  }
}

extension DiagnosticCollector: CrawlObserver {
  package func crawlDidReport(_ diagnostic: Diagnostic) { report(diagnostic) }

  package func crawlDidAdvance(_ progress: CrawlProgress) {}
}
