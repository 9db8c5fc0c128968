/// The resource usage of a process, as counted by the operating system.
struct ProcessUsage: Sendable {
  /// The exit code; for a signal, 128 plus its number.
  var code: Int32
  /// The time from the start to the end, in seconds.
  var wallTime: Double
  /// Processor time in seconds, in user and system mode.
  var processorTime: Double
  /// The peak resident memory in bytes.
  ///
  /// Linux counts from the moment before the program was loaded, when the process still had this program's
  /// memory: the figure is never below that, so the harness keeps small.
  var peakMemory: Int

  /// The peak in megabytes (10^6).
  var peakMegabytes: Double { Double(peakMemory) / 1e6 }
}

extension [ProcessUsage] {
  /// The median of each figure; the code is the largest.
  var median: ProcessUsage {
    ProcessUsage(
      code: map(\.code).max() ?? 0, wallTime: map(\.wallTime).median,
      processorTime: map(\.processorTime).median,
      peakMemory: Int(map { Double($0.peakMemory) }.median))
  }
}
