import NotionExportKit
import NotionModel
import Synchronization

@testable import NotionArchive
@testable import NotionExportEngine

/// A change log that a test writes.
final class ScriptedChanges: ChangeSource {
  let archiveID: String
  private let state: Mutex<(events: [ExportEvent], end: ChangeLogState, requests: Int)>

  init(archiveID: String = "archive", _ events: [ExportEvent] = [], end: ChangeLogState = .complete) {
    self.archiveID = archiveID
    state = Mutex((events, end, 0))
  }

  func append(_ events: ExportEvent...) { state.withLock { $0.events += events } }

  func end(_ end: ChangeLogState) { state.withLock { $0.end = end } }

  /// The number of requested events.
  var requests: Int { state.withLock { $0.requests } }

  func changes(after position: LogPosition, limit: Int) async throws -> [LoggedChange] {
    state.withLock { state in
      state.events.indices.dropFirst(Int(position)).prefix(limit).map {
        LoggedChange(position: LogPosition($0 + 1), id: nil, kind: .asset)
      }
    }
  }

  func event(for change: LoggedChange) async throws -> ExportEvent? {
    state.withLock { state in
      state.requests += 1
      return state.events[Int(change.position) - 1]
    }
  }

  func waitForChanges(after position: LogPosition) async throws -> ChangeLogState {
    state.withLock { $0.events.count > Int(position) ? .advanced : $0.end }
  }
}

/// A sink that writes each asset's key into a separate file, and records all calls.
final class RecordingSink: Sink {
  struct Failure: Error {}

  private let output: any OutputTree
  private let failsAt: String?
  private let calls = Mutex<[String]>([])

  init(output: any OutputTree, failsAt: String? = nil) {
    self.output = output
    self.failsAt = failsAt
  }

  var log: [String] { calls.withLock { $0 } }

  func open(_ export: ExportDescription) async throws {
    calls.withLock { $0.append(export.isReplay ? "open, replay" : "open") }
  }

  func write(_ event: ExportEvent) async throws {
    guard case .asset(let asset) = event else { return }
    if asset.key.text == failsAt { throw Failure() }
    try await output.replaceFiles(of: .asset(asset.key)) { files in
      try await files.write(OutputPath(asset.key.text), bytes: Array(asset.name.utf8))
    }
    calls.withLock { $0.append(asset.key.text) }
  }

  func finish(_ summary: ExportSummary) async throws { calls.withLock { $0.append("finish") } }

  func close() async { calls.withLock { $0.append("close") } }
}

extension PlannedSink {
  /// A plan of a sink that is there.
  static func planned(
    _ sink: some Sink, options: String = "o", schema: Int = 1, requirements: SinkRequirements = .init()
  ) -> PlannedSink {
    PlannedSink(
      format: "test", schemaVersion: schema, optionsDigest: options, requirements: requirements
    ) { _ in sink }
  }
}

extension ExportEvent {
  static func named(_ key: String, content: String = "text") -> ExportEvent {
    .asset(Asset(key: AssetKey(text: key), name: content, content: .unavailable(reason: "scripted")))
  }
}
