import NotionExportKit

@testable import NotionExportEngine

/// A sink that writes nothing, and runs code of the test before each event.
struct TestSink: Sink {
  struct Failure: Error {}

  /// The behaviour that a test configures.
  struct Behaviour: Sendable {
    var format: String
    var options = "none"
    var beforeWriting: @Sendable (ExportEvent) async throws -> Void = { _ in }
    var whenFinished: @Sendable () -> Void = {}
  }

  let behaviour: Behaviour

  /// The sink as an export plans it.
  static func planned(_ behaviour: Behaviour) -> PlannedSink {
    PlannedSink(
      format: behaviour.format, schemaVersion: 1, optionsDigest: behaviour.options,
      requirements: SinkRequirements()
    ) { _ in TestSink(behaviour: behaviour) }
  }

  func write(_ event: ExportEvent) async throws { try await behaviour.beforeWriting(event) }

  func finish(_ summary: ExportSummary) async throws { behaviour.whenFinished() }
}
