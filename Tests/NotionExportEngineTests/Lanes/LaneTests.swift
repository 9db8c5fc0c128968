import NotionArchive
import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import OutputTrees
import Synchronization
import Testing

@testable import NotionExportEngine

@Suite struct LaneTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["out", "state"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
  }

  private func run(
    _ source: ScriptedChanges, options: String = "o", schema: Int = 1, failsAt: String? = nil,
    interval: Duration = .seconds(30)
  ) async throws -> (Lane.Result, log: [String]) {
    let tree = try FileOutputTree(
      root: "\(folder.path)/out", manifestPath: "\(folder.path)/state/manifest.sqlite",
      temporaryFolder: "\(folder.path)/state/tmp", assetsFolder: "\(folder.path)/state/assets")
    let sink = RecordingSink(output: tree, failsAt: failsAt)
    var configuration = Lane.Configuration()
    configuration.checkpointInterval = interval
    let lane = Lane(
      .planned(sink, options: options, schema: schema), sink: sink, tree: tree, source: source,
      checkpointFile: CheckpointFile(path: "\(folder.path)/state/test.json"), configuration: configuration)
    let result = await lane.run(
      describe: { ExportDescription(workspace: .init(id: nil, name: nil), isReplay: $0) },
      skippedObjects: { 0 })
    return (result, sink.log)
  }

  @Test("A lane writes everything and finishes") func completeLane() async throws {
    let (result, log) = try await run(ScriptedChanges([.named("a"), .named("b")]))
    #expect(log == ["open, replay", "a", "b", "finish", "close"])
    #expect(result.isComplete && result.written == 2 && result.position == 2)
  }

  @Test("A second run without changes writes nothing and does not finish again") func secondRun() async throws
  {
    let source = ScriptedChanges([.named("a")])
    _ = try await run(source)
    let (result, log) = try await run(source)
    #expect(log == ["open", "close"])
    #expect(result.isComplete && result.written == 0)
  }

  @Test("A lane resumes from its checkpoint") func resumption() async throws {
    let source = ScriptedChanges([.named("a")])
    _ = try await run(source)
    source.append(.named("b"))
    #expect(try await run(source).log == ["open", "b", "finish", "close"])
  }

  @Test("A lane does not finish after an incomplete crawl") func incompleteCrawl() async throws {
    let source = ScriptedChanges([.named("a")], end: .incomplete)
    let (result, log) = try await run(source)
    #expect(log == ["open, replay", "a", "close"])
    #expect(!result.isComplete)
    source.end(.complete)
    #expect(try await run(source).log == ["open", "finish", "close"])
  }

  @Test("A failing sink keeps its files and resumes later") func failingSink() async throws {
    let source = ScriptedChanges([.named("a"), .named("b"), .named("c")])
    let (result, log) = try await run(source, failsAt: "b")
    #expect(log == ["open, replay", "a", "close"])
    guard case .failed = result.outcome else { throw RecordingSink.Failure() }
    #expect(result.position == 1)
    #expect(try await run(source).log == ["open", "b", "c", "finish", "close"])
  }

  @Test("What a sink found before it failed is reported, wherever that was", arguments: Step.allCases)
  func findingsOfAFailure(step: Step) async throws {
    let found = Mutex<[Diagnostic]>([])
    let tree = try FileOutputTree(
      root: "\(folder.path)/out", manifestPath: "\(folder.path)/state/manifest.sqlite",
      temporaryFolder: "\(folder.path)/state/tmp", assetsFolder: "\(folder.path)/state/assets")
    var configuration = Lane.Configuration()
    configuration.report = { finding in found.withLock { $0.append(finding) } }
    let sink = FindingSink(output: tree, failingStep: step)
    let lane = Lane(
      .planned(sink), sink: sink, tree: tree, source: ScriptedChanges([.named("a")]),
      checkpointFile: CheckpointFile(path: "\(folder.path)/state/test.json"), configuration: configuration)
    let result = await lane.run(
      describe: { ExportDescription(workspace: .init(id: nil, name: nil), isReplay: $0) },
      skippedObjects: { 0 })
    guard case .failed = result.outcome else { throw RecordingSink.Failure() }
    let steps = Step.allCases.prefix { $0 != step } + [step]
    #expect(found.withLock { $0.map(\.summary) }.sorted() == steps.map(\.rawValue).sorted())
  }

  @Test("Changed options cause a replay, which deletes outdated files") func changedOptions() async throws {
    _ = try await run(ScriptedChanges([.named("a"), .named("b")]))
    let (result, _) = try await run(ScriptedChanges([.named("b")]), options: "other")
    #expect(result.replayed)
    #expect(folder.files(in: "out") == ["b"])
  }

  @Test("A resumed replay deletes outdated files at its end") func interruptedReplay() async throws {
    _ = try await run(ScriptedChanges([.named("a"), .named("b"), .named("c")]))
    let source = ScriptedChanges([.named("b"), .named("c")])
    _ = try await run(source, options: "other", failsAt: "c")
    #expect(folder.files(in: "out") == ["a", "b", "c"])
    let (_, log) = try await run(source, options: "other")
    #expect(log == ["open", "c", "finish", "close"])
    #expect(folder.files(in: "out") == ["b", "c"])
  }

  @Test("A different archive or schema causes a replay") func changedArchive() async throws {
    _ = try await run(ScriptedChanges([.named("a")]))
    #expect(try await run(ScriptedChanges([.named("a")]), schema: 2).log.first == "open, replay")
    #expect(
      try await run(ScriptedChanges(archiveID: "other", [.named("a")]), schema: 2).log.first == "open, replay"
    )
  }

  @Test("A corrupt checkpoint causes a replay", arguments: ["", "{", "{\"position\":12}", "no json"])
  func corruptCheckpoint(content: String) async throws {
    let source = ScriptedChanges([.named("a")])
    _ = try await run(source)
    try folder.put("state/test.json", content)
    #expect(try await run(source).log == ["open, replay", "a", "finish", "close"])
  }

  @Test("The files of a removed object are deleted") func removedObject() async throws {
    let source = ScriptedChanges([.named("a")])
    _ = try await run(source)
    let tree = try FileOutputTree(
      root: "\(folder.path)/out", manifestPath: "\(folder.path)/state/manifest.sqlite",
      temporaryFolder: "\(folder.path)/state/tmp", assetsFolder: "\(folder.path)/state/assets")
    try await tree.replaceFiles(of: .object(.init(high: 1, low: 2))) { files in
      try await files.write(OutputPath("page"), bytes: [0x61])
    }
    try tree.synchronize()
    source.append(.removed(RemovedObject(id: .init(high: 1, low: 2), kind: .page)))
    _ = try await run(source)
    #expect(folder.files(in: "out") == ["a"])
  }

  @Test("Checkpoints are written while a lane runs") func checkpoints() async throws {
    let source = ScriptedChanges((0..<200).map { .named("\($0)") })
    _ = try await run(source, failsAt: "150", interval: .zero)
    #expect(try await run(source).log.count == 50 + 3)
  }
}

extension Lane.Result {
  var isComplete: Bool { if case .complete = outcome { true } else { false } }
}
