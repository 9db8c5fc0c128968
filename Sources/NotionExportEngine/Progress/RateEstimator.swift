internal import NotionModel

/// An estimator of rate and remaining time.
///
/// It counts completed work in slices of time and looks at the last twelve: their mean is the rate, and their
/// spread determines the confidence of an estimate. The caller passes the time; no clock is read here.
package struct RateEstimator: Sendable {
  /// An estimate of the remaining time at the present rate.
  package struct Estimate: Sendable, Equatable {
    /// The remaining time.
    package var remaining: Duration
    /// The confidence, from 0 to 1: 1 if all slices had the same rate.
    package var confidence: Double
  }

  private static let sliceCount = 12
  /// Fewer slices give no estimate.
  private static let leastSlices = 3

  private let slice: Duration
  private var began: (time: Duration, done: Int)?
  /// The work in each of the last complete slices, the newest last.
  private var slices: [Int] = []

  /// - Parameter slice: The duration of a slice.
  package init(slice: Duration = .seconds(5)) { self.slice = slice }

  /// Records the total of completed work at a time that never decreases.
  package mutating func record(done: Int, at time: Duration) {
    guard let last = began else {
      began = (time, done)
      return
    }
    let passed = Int(clamped: (time - last.time) / slice)
    guard passed > 0 else { return }
    // Work of several slices is distributed evenly over them.
    let count = max(0, done - last.done)
    for index in 0..<min(passed, Self.sliceCount) {
      slices.append(count * (index + 1) / passed - count * index / passed)
    }
    slices.removeFirst(max(0, slices.count - Self.sliceCount))
    began = (last.time + slice * passed, done)
  }

  /// The rate per second; 0 until the first slice is complete.
  package var rate: Double {
    guard !slices.isEmpty else { return 0 }
    return mean / (slice / .seconds(1))
  }

  /// Estimates the time that `left` more take; returns `nil` if there are too few slices or no progress.
  package func estimate(left: Int) -> Estimate? {
    guard slices.count >= Self.leastSlices, rate > 0 else { return nil }
    let variance =
      slices.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / Double(slices.count)
    let spread = variance.squareRoot() / mean
    // Few slices give less confidence, however similar they are.
    let known = Double(slices.count) / Double(Self.sliceCount)
    return Estimate(
      remaining: Duration(clampedSeconds: Double(left) / rate), confidence: known.squareRoot() / (1 + spread))
  }

  private var mean: Double { Double(slices.reduce(0, +)) / Double(max(1, slices.count)) }
}
