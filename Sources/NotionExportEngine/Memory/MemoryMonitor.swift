internal import NotionCrawl
internal import NotionExportKit

/// Watches the resident memory of the process, and holds fetching back before it crosses its limit.
struct MemoryMonitor: Sendable {
  private static let interval = Duration.milliseconds(250)

  /// What may be resident, in bytes.
  let limit: Int
  /// What it narrows.
  let gate: FetchGate
  /// Where the resident memory is read.
  var resident: @Sendable () -> Int? = { ProcessMemory.resident }
  /// Empties caches, and gives free memory back.
  let relieve: @Sendable () async -> Void
  /// Takes the finding that the limit cannot be kept.
  let report: @Sendable (Diagnostic) -> Void

  /// Watches until the task is cancelled.
  func run(clock: some Clock<Duration> = ContinuousClock()) async {
    var pressure = MemoryPressure(limit: limit)
    while (try? await clock.sleep(for: Self.interval)) != nil {
      guard let resident = resident() else { return }
      let decision = pressure.sample(resident)
      gate.open(decision.share)
      if decision.relieves { await relieve() }
      if decision.isBeyondHelp { report(.memoryLimit(limit)) }
    }
  }
}

extension Diagnostic {
  /// The program takes more memory than it is allowed although it fetches next to nothing.
  static func memoryLimit(_ limit: Int) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "memory-limit"),
      summary: "more than \(limit >> 20) MB of memory are in use although fetching was paused",
      explanation: "Fetching goes on with one request at a time, which is slow.",
      solution: "Give it more with --memory-limit, or write fewer formats at a time.")
  }
}
