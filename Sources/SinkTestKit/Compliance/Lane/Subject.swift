internal import Logging
internal import NotionExportKit
internal import NotionModel

/// The sink under test and how a lane runs it.
struct Subject<Plugin: SinkPlugin>: Sendable {
  let options: Plugin.Options

  func violation(_ rule: SinkRule, _ finding: String) -> SinkViolation {
    SinkViolation(rule, Plugin.self, finding)
  }

  /// Makes a sink that writes to `tree`.
  func makeSink(over workspace: any WorkspaceReader, writing tree: any OutputTree) throws -> any Sink {
    let context = SinkContext(
      workspace: workspace, output: tree,
      logger: Logger(label: "SinkTestKit") { _ in SwiftLogNoOpLogHandler() },
      report: { _ in })
    return try Plugin().makeSink(options, in: context)
  }

  /// Opens a sink, gives it events, and closes it, as a lane does.
  ///
  /// - Parameters:
  ///   - workspace: what the sink may read.
  ///   - events: the events in order; of what is removed the files are deleted once `write` has returned.
  ///   - pagesAtOnce: the number of pages that are given to the sink at the same time; other events come alone.
  ///   - tree: the output, which may have the files of an earlier run.
  ///   - isReplay: whether the lane begins at the start of the log.
  ///   - finishes: whether everything has been read in the end.
  ///   - closes: whether the sink is closed; not where the process is killed.
  ///   - acknowledged: called after each event that the sink has written.
  /// - Returns: the sink, for whoever has to close it later.
  /// - Throws: what the sink throws; it is closed then.
  @discardableResult
  func run(
    over workspace: any WorkspaceReader, _ events: some Sequence<ExportEvent>, pagesAtOnce: Int = 1,
    into tree: LaneOutputTree, isReplay: Bool = true, finishes: Bool = true, closes: Bool = true,
    acknowledged: () -> Void = {}
  ) async throws -> any Sink {
    let sink = try makeSink(over: workspace, writing: tree)
    do {
      let description = try await workspace.description()
      try await sink.open(ExportDescription(workspace: description, isReplay: isReplay))
      var pages: [ExportEvent] = []
      func writePages() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for page in pages { group.addTask { try await sink.write(page) } }
          try await group.waitForAll()
        }
        pages.removeAll()
      }
      for event in events {
        if pagesAtOnce > 1, case .page = event {
          pages.append(event)
          if pages.count == pagesAtOnce { try await writePages() }
          continue
        }
        try await writePages()
        try await sink.write(event)
        if let owner = event.removedOwner { try await tree.removeFiles(of: owner) }
        acknowledged()
      }
      try await writePages()
      if finishes { try await sink.finish(ExportSummary(skippedObjects: 0)) }
    } catch {
      await sink.close()
      throw error
    }
    if closes { await sink.close() }
    return sink
  }

  /// The files of an undisturbed run over a workspace.
  func files(of workspace: ScriptedWorkspace) async throws -> [String: [UInt8]] {
    let tree = LaneOutputTree()
    try await run(over: workspace, workspace.events, into: tree)
    return tree.files
  }
}

extension ExportEvent {
  /// Whose files a lane deletes once the sink knows.
  var removedOwner: FileOwner? {
    switch self {
    case .removed(let object): .object(object.id)
    case .removedAsset(let key): .asset(key)
    case .page, .database, .dataSource, .user, .asset: nil
    }
  }

  /// What the event is about, for a message.
  var subject: String {
    switch self {
    case .page(let document): "the page '\(document.place.title.prefix(40))'"
    case .database(let document): "the database '\(document.place.title.prefix(40))'"
    case .dataSource(let document): "the data source '\(document.place.title.prefix(40))'"
    case .user(let user): "the user \(user.id)"
    case .asset(let asset): "the file '\(asset.name)'"
    case .removed(let object): "the removal of the \(object.kind.rawValue) \(object.id)"
    case .removedAsset(let key): "the removal of the file \(key)"
    }
  }
}
