/// Watches whether the body of a file comes in fast enough; it performs nothing.
struct DownloadPace: Sendable {
  /// The least that must come in a period.
  let least: ClientConfiguration.LeastRate
  private var periodStart: Duration
  private var received = 0

  init(_ least: ClientConfiguration.LeastRate, at time: Duration) {
    self.least = least
    periodStart = time
  }

  /// Takes note of bytes that came.
  ///
  /// - Returns: Whether to go on reading.
  mutating func receive(_ byteCount: Int, at time: Duration) -> Bool {
    received += byteCount
    guard time - periodStart >= least.period else { return true }
    guard received >= least.byteCount else { return false }
    periodStart = time
    received = 0
    return true
  }
}
