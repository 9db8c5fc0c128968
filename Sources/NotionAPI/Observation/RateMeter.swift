/// Counts events of the last ten seconds.
struct RateMeter: Sendable {
  private static let seconds = 10
  private var counts = [Int](repeating: 0, count: seconds)
  private var newest = 0
  private var began: Double?

  mutating func count(at time: Duration) {
    if began == nil { began = time.inSeconds }
    advance(to: time)
    counts[newest % Self.seconds] += 1
  }

  /// Returns the rate per second, over the time since the first event if that is shorter than ten seconds.
  mutating func rate(at time: Duration) -> Double {
    guard let began else { return 0 }
    advance(to: time)
    return Double(counts.reduce(0, +)) / min(Double(Self.seconds), max(1, time.inSeconds - began))
  }

  private mutating func advance(to time: Duration) {
    let second = Int(time.components.seconds)
    guard second > newest else { return }
    for passed in (newest + 1)...max(newest + 1, second) where passed > second - Self.seconds {
      counts[passed % Self.seconds] = 0
    }
    newest = second
  }
}
