internal import Logging
public import NotionExportKit
internal import NotionModel
internal import Synchronization

/// A run of a sink over a workspace, scripted or from an archive: opened, given every object, finished,
/// closed.
public struct ScriptedRun: Sendable {
  /// The output of the sink.
  public let output: MemoryOutputTree
  /// The findings of the sink.
  public let diagnostics: [Diagnostic]

  /// Runs the sink of a plugin.
  ///
  /// - Throws: the error that the sink throws.
  public init<Plugin: SinkPlugin>(
    _ plugin: Plugin, options: Plugin.Options = Plugin.Options(), over workspace: any WorkspaceReader
  ) async throws {
    let output = MemoryOutputTree()
    let reports = Reports()
    let context = SinkContext(
      workspace: workspace, output: output, logger: Logger(label: "SinkTestKit"),
      report: { reports.append($0) })
    let sink = try plugin.makeSink(options, in: context)
    try await sink.open(ExportDescription(workspace: try await workspace.description(), isReplay: true))
    for try await user in workspace.users { try await sink.write(.user(user)) }
    for try await asset in workspace.assets { try await sink.write(.asset(asset)) }
    for try await page in workspace.pages { try await sink.write(.page(page)) }
    for try await database in workspace.databases { try await sink.write(.database(database)) }
    for try await dataSource in workspace.dataSources { try await sink.write(.dataSource(dataSource)) }
    if Plugin.requirements(of: options).showsSurroundings {
      try await sink.writeSurroundings(of: workspace)
    }
    try await sink.finish(ExportSummary(skippedObjects: 0))
    await sink.close()
    self.output = output
    diagnostics = reports.all
  }

  private final class Reports: Sendable {
    private let diagnostics = Mutex<[Diagnostic]>([])
    var all: [Diagnostic] { diagnostics.withLock { $0 } }
    func append(_ diagnostic: Diagnostic) { diagnostics.withLock { $0.append(diagnostic) } }
  }
}

extension Sink {
  /// Passes an event of surroundings for each object, as an engine does at the end of a first crawl.
  ///
  /// - Throws: the error that the sink throws, or an error of reading the workspace.
  public func writeSurroundings(of workspace: any WorkspaceReader) async throws {
    func write(_ place: OutlineNode) async throws {
      try await self.write(.surroundings(place, changes: Aspect.ofSurroundings))
    }
    for try await page in workspace.pages { try await write(page.place) }
    for try await database in workspace.databases { try await write(database.place) }
    for try await dataSource in workspace.dataSources { try await write(dataSource.place) }
  }
}
