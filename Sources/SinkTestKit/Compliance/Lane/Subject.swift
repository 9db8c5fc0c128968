internal import Logging
internal import NotionExportKit
internal import NotionModel

/// The sink under test, run like in a lane.
struct Subject<Plugin: SinkPlugin>: Sendable {
  let options: Plugin.Options

  func violation(_ rule: SinkRule, _ finding: String) -> SinkViolation {
    SinkViolation(rule, Plugin.self, finding)
  }

  /// Creates a sink that writes to `tree`.
  func makeSink(over workspace: any WorkspaceReader, writing tree: any OutputTree) throws -> any Sink {
    let context = SinkContext(
      workspace: workspace, output: tree,
      logger: Logger(label: "SinkTestKit") { _ in SwiftLogNoOpLogHandler() },
      report: { _ in })
    return try Plugin().makeSink(options, in: context)
  }

  /// Opens a sink, passes events to it, and closes it, like a lane.
  ///
  /// - Parameters:
  ///   - workspace: the workspace of the sink.
  ///   - events: the events in order; the files of removed objects are deleted after `write` has returned.
  ///   - pagesAtOnce: the number of pages that the sink receives in parallel; other events arrive alone.
  ///   - tree: the output, which may have the files of an earlier run.
  ///   - isReplay: whether the lane begins at the start of the log.
  ///   - finishes: whether everything has been read at the end.
  ///   - closes: whether the sink is closed; `false` simulates a killed process.
  ///   - acknowledged: called after each event that the sink has written.
  /// - Returns: the sink, so that the caller can close it later.
  /// - Throws: the error that the sink throws; it is closed then.
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
      if finishes {
        if Plugin.requirements(of: options).showsSurroundings {
          try await sink.writeSurroundings(of: workspace)
        }
        try await sink.finish(ExportSummary(skippedObjects: 0))
      }
    } catch {
      await sink.close()
      throw error
    }
    if closes { await sink.close() }
    return sink
  }

  /// Returns the files of an undisturbed run over a workspace.
  func files(of workspace: ScriptedWorkspace) async throws -> [String: [UInt8]] {
    let tree = LaneOutputTree()
    try await run(over: workspace, workspace.events, into: tree)
    return tree.files
  }
}

extension ExportEvent {
  /// The owner whose files a lane deletes after the event.
  var removedOwner: FileOwner? {
    switch self {
    case .removed(let object): .object(object.id)
    case .removedAsset(let key): .asset(key)
    case .page, .database, .dataSource, .user, .asset, .surroundings: nil
    }
  }

  /// The object of the event, for a message.
  var subject: String {
    switch self {
    case .page(let document): "the page '\(document.place.title.prefix(40))'"
    case .database(let document): "the database '\(document.place.title.prefix(40))'"
    case .dataSource(let document): "the data source '\(document.place.title.prefix(40))'"
    case .user(let user): "the user \(user.id)"
    case .asset(let asset): "the file '\(asset.name)'"
    case .removed(let object): "the removal of the \(object.kind.rawValue) \(object.id)"
    case .removedAsset(let key): "the removal of the file \(key)"
    case .surroundings(let node, _): "the surroundings of '\(node.title.prefix(40))'"
    }
  }
}

/// The first difference between two sets of files, as a sentence.
enum FileComparison {
  /// Returns the difference, or `nil` if both have the same bytes under the same names.
  static func difference(_ expected: [String: [UInt8]], _ found: [String: [UInt8]]) -> String? {
    for path in Set(expected.keys).union(found.keys).sorted() {
      switch (expected[path], found[path]) {
      case (nil, _): return "the file \(path) should not be there"
      case (_, nil): return "the file \(path) is missing"
      case (let left?, let right?):
        if left != right { return difference(path, left, right) }
      }
    }
    return nil
  }

  private static func difference(_ path: String, _ expected: [UInt8], _ found: [UInt8]) -> String {
    let common = zip(expected, found).prefix { $0 == $1 }.count
    let line = 1 + expected.prefix(common).count { $0 == 0x0A }
    return
      "the file \(path) differs in line \(line): \(excerpt(expected, common)) became \(excerpt(found, common))"
  }

  /// Returns the text around a position, short enough for a message.
  private static func excerpt(_ bytes: [UInt8], _ offset: Int) -> String {
    let slice = bytes[max(0, offset - 20)..<min(bytes.count, offset + 40)]
    return offset >= bytes.count && slice.isEmpty
      ? "the end" : String(decoding: slice, as: UTF8.self).debugDescription
  }
}
