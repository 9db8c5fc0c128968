/// A minimum rate for the body of a file; it has no side effects.
struct DownloadPace: Sendable {
  /// The minimum rate.
  let least: ClientConfiguration.LeastRate
  private var periodStart: Duration
  private var received = 0

  init(_ least: ClientConfiguration.LeastRate, at time: Duration) {
    self.least = least
    periodStart = time
  }

  /// Records received bytes.
  ///
  /// - Returns: Whether to continue reading.
  mutating func receive(_ byteCount: Int, at time: Duration) -> Bool {
    received += byteCount
    guard time - periodStart >= least.period else { return true }
    guard received >= least.byteCount else { return false }
    periodStart = time
    received = 0
    return true
  }
}
