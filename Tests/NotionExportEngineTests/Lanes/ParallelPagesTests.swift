import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import OutputTrees
import SinkTestKit
import Synchronization
import Testing

@testable import NotionExportEngine

/// Lanes of sinks that write several pages at the same time.
@Suite(.timeLimit(.minutes(2))) struct ParallelPagesTests {
  /// Suspends the first caller until there is a second one.
  private final class Meeting: Sendable {
    private let waiting = Mutex<CheckedContinuation<Void, Never>?>(nil)

    func meet() async {
      await withCheckedContinuation { continuation in
        let other = waiting.withLock { waiting in
          defer { waiting = waiting == nil ? continuation : nil }
          return waiting
        }
        guard let other else { return }
        other.resume()
        continuation.resume()
      }
    }
  }

  private struct Failure: Error {}

  /// Writes nothing; each page waits for another one, and those in `failing` then fail.
  private struct MeetingSink: Sink {
    let meeting = Meeting()
    var failing: Set<ObjectID> = []
    let written = WrittenPages()

    func write(_ event: ExportEvent) async throws {
      guard case .page(let document) = event else { return }
      await meeting.meet()
      if failing.contains(document.page.id.object) { throw Failure() }
      written.add(document.page.id.object)
    }
  }

  /// The plugin of a ``MeetingSink`` as a package outside declares it.
  private struct MeetingPlugin: SinkPlugin {
    static let format = "meeting"
    static let summary = "pages that wait for each other"

    static func requirements(of options: NoOptions) -> SinkRequirements {
      SinkRequirements(pagesInParallel: true)
    }

    func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink { MeetingSink() }
  }

  private final class WrittenPages: Sendable {
    private let ids = Mutex<Set<ObjectID>>([])
    var all: Set<ObjectID> { ids.withLock { $0 } }
    func add(_ id: ObjectID) { ids.withLock { _ = $0.insert(id) } }
  }

  private let folder: TemporaryFolder
  private let workspace: ScriptedWorkspace

  init() throws {
    folder = try TemporaryFolder()
    var workspace = ScriptedWorkspace(name: "Two pages")
    for number in 1...4 {
      try workspace.add(page: "Page \(number)", id: ScriptedWorkspace.id(UInt64(number)))
    }
    self.workspace = workspace
  }

  private func page(_ number: UInt64) throws -> ExportEvent {
    .page(try #require(workspace.page(PageID(ScriptedWorkspace.id(number)))))
  }

  private func run(
    _ sink: some Sink, _ events: [ExportEvent], as plan: PlannedSink? = nil
  ) async throws -> Lane.Result {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/state", withIntermediateDirectories: true)
    let tree = try FileOutputTree(
      root: folder.path, manifestPath: "\(folder.path)/state/manifest.sqlite",
      temporaryFolder: "\(folder.path)/state/tmp", assetsFolder: "\(folder.path)/state/assets")
    let lane = Lane(
      plan ?? .planned(sink, requirements: SinkRequirements(pagesInParallel: true)), sink: sink, tree: tree,
      source: ScriptedChanges(events), checkpointFile: CheckpointFile(path: "\(folder.path)/state/test.json"))
    return await lane.run(
      describe: { ExportDescription(workspace: .init(id: nil, name: nil), isReplay: $0) },
      skippedObjects: { 0 })
  }

  @Test("Two pages are written at the same time") func parallelPages() async throws {
    let sink = MeetingSink()
    // Each waits for another; one at a time, the first would wait for ever.
    let result = try await run(sink, [page(1), page(2), page(3), page(4)])
    #expect(result.isComplete && result.written == 4 && result.position == 4)
    #expect(sink.written.all.count == 4)
  }

  @Test("A sink in another package requests parallel pages through its plugin")
  func externalSink() async throws {
    let sink = MeetingSink()
    let plan = try PlannedSink(MeetingPlugin.self, settings: JSONObject())
    let result = try await run(sink, [page(1), page(2)], as: plan)
    #expect(result.isComplete && sink.written.all.count == 2)
  }

  @Test("Pages after one that fails are not acknowledged") func failingPage() async throws {
    var sink = MeetingSink()
    sink.failing = [ScriptedWorkspace.id(1)]
    let result = try await run(sink, [page(1), page(2)])
    #expect(result.position == 0 && result.written == 0)
    let next = try await run(MeetingSink(), [page(1), page(2)])
    #expect(next.isComplete && next.written == 2)
  }
}
