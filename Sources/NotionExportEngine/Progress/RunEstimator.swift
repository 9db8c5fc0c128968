internal import NotionArchive
internal import NotionModel

/// An estimator of the share that is done of a run, and of its remaining time.
///
/// A run fetches and writes its formats at the same time. Both figures are those of the part that is furthest behind. The
/// change log grows while the run fetches, so that its end is extrapolated from the share that has been fetched.
struct RunEstimator: Sendable {
  /// The requests and files of a run.
  struct Fetching: Sendable {
    /// Those of this run.
    var done: Int
    /// Those of interrupted runs of the same crawl.
    var earlier = 0
    /// The ones that are expected to follow.
    var left: Int
    /// The estimate of their time, or `nil` without one.
    var estimate: RateEstimator.Estimate?
  }

  private var rates: [String: RateEstimator] = [:]
  /// The end of the change log when the run began.
  private var start: LogPosition?

  /// Records the end of the change log; the first call is at the beginning of the run.
  mutating func record(end: LogPosition) { start = start ?? end }

  /// Records the positions of formats at a time that never decreases, in seconds.
  mutating func record(positions: [String: LogPosition], at seconds: Double) {
    for (format, position) in positions {
      rates[format, default: RateEstimator()].record(done: Int(clamping: position), at: .seconds(seconds))
    }
  }

  /// Returns the share that is done, from 0 to 1, or `nil` before it is known; `fetching` is `nil` if the run has no
  /// requests, or all are complete.
  func fraction(fetching: Fetching?, formats: [ExportProgress.Format]) -> Double? {
    var parts = formats.map { format in
      let end = end(format.end, fetching)
      return end > 0 ? Double(format.position) / Double(end) : 1
    }
    if let fetching {
      let done = fetching.done.clampedAdding(fetching.earlier)
      guard done > 0 || fetching.left > 0 else { return nil }
      parts.append(Double(done) / Double(done.clampedAdding(fetching.left)))
    }
    return parts.min()
  }

  /// Returns the time of the part that takes longest, or `nil` if nothing is left, or a part has no estimate.
  func remaining(fetching: Fetching?, formats: [ExportProgress.Format]) -> RateEstimator.Estimate? {
    var estimates: [RateEstimator.Estimate] = []
    if let fetching {
      guard let estimate = fetching.estimate else { return nil }
      estimates.append(estimate)
    }
    for format in formats {
      let left = Int(clamping: end(format.end, fetching).clampedSubtracting(format.position))
      guard left > 0 else { continue }
      guard let estimate = rates[format.name]?.estimate(left: left) else {
        // A format that waits for what is fetched is no slower than that.
        if format.end > format.position { return nil }
        continue
      }
      estimates.append(estimate)
    }
    return estimates.max { $0.remaining < $1.remaining }.flatMap { $0.remaining > .zero ? $0 : nil }
  }

  /// Returns the expected end of the change log when everything is fetched.
  private func end(_ end: LogPosition, _ fetching: Fetching?) -> LogPosition {
    guard let fetching, let start, end > start, fetching.done > 0 else { return end }
    let growth =
      Double(end - start) * Double(fetching.done.clampedAdding(fetching.left)) / Double(fetching.done)
    return start.clampedAdding(LogPosition(clamped: growth))
  }
}
