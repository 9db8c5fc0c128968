internal import NotionModel

/// How fast something goes on, and how long the rest will take, from what was done when.
///
/// It counts what is done in slices of time and looks at the last twelve: their mean is the rate, and how far
/// they differ tells how much an estimate is worth. The caller tells the time; nothing here reads a clock.
package struct RateEstimator: Sendable {
  /// How long the rest takes at the present rate.
  package struct Estimate: Sendable, Equatable {
    /// The time that is left.
    package var remaining: Duration
    /// How much to trust it, from 0 to 1: 1 where every slice went as fast as the others.
    package var confidence: Double
  }

  private static let sliceCount = 12
  /// Fewer slices tell nothing.
  private static let leastSlices = 3

  private let slice: Duration
  private var began: (time: Duration, done: Int)?
  /// What was done in each of the last slices, the newest last; the one that is not over yet is not among them.
  private var slices: [Int] = []

  /// - Parameter slice: How long a slice is.
  package init(slice: Duration = .seconds(5)) { self.slice = slice }

  /// Takes how much is done in all, at a time that never goes back.
  package mutating func note(done: Int, at time: Duration) {
    guard let last = began else {
      began = (time, done)
      return
    }
    let passed = Int(clamped: (time - last.time) / slice)
    guard passed > 0 else { return }
    // What was done in several slices was done in each of them alike, as far as one can tell.
    let count = max(0, done - last.done)
    for index in 0..<min(passed, Self.sliceCount) {
      slices.append(count * (index + 1) / passed - count * index / passed)
    }
    slices.removeFirst(max(0, slices.count - Self.sliceCount))
    began = (last.time + slice * passed, done)
  }

  /// How much is done a second; 0 until a slice is over.
  package var rate: Double {
    guard !slices.isEmpty else { return 0 }
    return mean / (slice / .seconds(1))
  }

  /// How long `left` more will take; `nil` while too little is known, or nothing goes on.
  package func estimate(left: Int) -> Estimate? {
    guard slices.count >= Self.leastSlices, rate > 0 else { return nil }
    let variance =
      slices.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(slices.count)
    let spread = variance.squareRoot() / mean
    // Few slices are trusted less, however alike they are.
    let known = Double(slices.count) / Double(Self.sliceCount)
    return Estimate(
      remaining: Duration(clampedSeconds: Double(left) / rate), confidence: known.squareRoot() / (1 + spread))
  }

  private var mean: Double { Double(slices.reduce(0, +)) / Double(max(1, slices.count)) }
}
