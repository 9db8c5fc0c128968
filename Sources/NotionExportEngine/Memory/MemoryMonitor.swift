internal import NotionCrawl
internal import NotionExportKit

/// Monitors the resident memory of the process, and throttles fetching before it exceeds its limit.
struct MemoryMonitor: Sendable {
  private static let interval = Duration.milliseconds(250)

  /// The limit of resident memory, in bytes.
  let limit: Int
  /// The gate that throttles fetching.
  let gate: FetchGate
  /// Returns the resident memory, in bytes.
  var resident: @Sendable () -> Int? = { ProcessMemory.resident }
  /// Empties caches, and returns free memory to the system.
  let relieve: @Sendable () async -> Void
  /// Reports that the limit cannot be kept.
  let report: @Sendable (Diagnostic) -> Void

  /// Runs until the task is cancelled.
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
  /// The process exceeds its memory limit although it fetches almost nothing.
  static func memoryLimit(_ limit: Int) -> Diagnostic {
    Diagnostic(
      .warning, Identifier(rawValue: "memory-limit"),
      summary: "more than \(limit >> 20) MB of memory are in use although fetching is paused",
      explanation: "Fetching continues with one request at a time, which is slow.",
      solution: "Raise the limit with --memory-limit, or write fewer formats in one run.")
  }
}
