import NotionModel

/// A model of the server as a token bucket (or as windows too short to differ from one), with an estimate of
/// its fill rate.
///
/// Requests are spaced evenly; the content of the bucket after a pause is left as a reserve against network
/// jitter. The rate climbs slowly towards the one at which the server refused last, stays near it for long,
/// then climbs faster and faster, as in CUBIC congestion control (RFC 9438). A refusal every few hundred
/// requests is the price of detecting a higher limit.
struct BucketModel: Sendable {
  /// The factor by which the rate falls below the ceiling at a refusal. A lower one leaves more unused; a
  /// higher one brings the next refusal sooner.
  private static let fall = 0.985
  /// Maximum number of requests, and of seconds, over which the rate recovers; a refusal costs a request, and
  /// the pause after it costs the overflow of a small bucket.
  private static let longestPlateau = 300.0
  private static let longestPlateauTime = 60.0
  private static let shortestPlateauTime = 4.0
  /// The same while the rate is unknown.
  private static let firstPlateauTime = 0.3
  /// A server with a slower fill rate demands longer waits than a bucket does.
  private static let slowest = 0.3
  private static let timesKept = 64
  /// The seconds whose requests may be sent late, in a burst.
  private static let slack = 0.05

  /// The rate of requests at the last refusal, per second.
  private(set) var ceiling: Double
  /// The lower bound of the rate.
  private var floor = 0.0
  /// The upper bound of the rate.
  private var roof = Double.infinity
  private var wallAt: Double
  private var resumedAt: Double
  private var resumeRate: Double
  /// Maximum content of the bucket: the number of requests accepted before the first refusal.
  private let burst: Double
  /// The times of the latest requests that were accepted since the last refusal.
  private var times: [Double] = []
  /// The number of requests accepted since the last refusal.
  private var accepted = 0
  /// The number of requests accepted since the rate began to climb.
  private var climbed = 0
  /// The number of requests over which the rate returns to the ceiling; few while the ceiling is unknown.
  private var plateau: Double
  private var nextAt: Double
  /// The share of the rate to use once it is known.
  private let share: Double
  private var isSettled = false

  init(rate: Double, burst: Int, share: Double, wallAt: Double, resumeAt: Double) {
    ceiling = rate
    self.burst = Double(max(1, burst))
    self.share = share
    self.wallAt = wallAt
    resumedAt = resumeAt
    nextAt = resumeAt
    resumeRate = rate
    plateau = max(2, Self.firstPlateauTime * rate)
  }

  /// The present rate of requests, per second.
  var rate: Double {
    if share < 1, isSettled { return ceiling * share }
    let climb = (1 - Self.fall) / (plateau * plateau * plateau)
    let distance = Double(climbed) - plateau
    return ceiling * (1 + climb * distance * distance * distance)
  }

  mutating func next(at now: Double) -> WindowModel.Step {
    guard nextAt <= now else { return .wait(nextAt) }
    nextAt = max(nextAt, now - Self.slack) + 1 / rate
    return .send
  }

  mutating func wasAccepted(sentAt: Double) {
    accepted += 1
    times.append(sentAt)
    if times.count > Self.timesKept { times.removeFirst() }
    climbed += 1
    // Far above the old ceiling, the ceiling has no meaning any more.
    if rate > 1.5 * ceiling {
      ceiling = rate
      climbed = 0
      plateau = min(plateau, max(2, Self.firstPlateauTime * rate))
    }
  }

  /// Records a refusal, as the bucket is empty.
  ///
  /// - Parameters:
  ///   - now: The time at which the refused request was sent.
  ///   - resumeAt: The time at which the next request may be sent.
  mutating func refused(at now: Double, resumeAt: Double) {
    learn(at: now, count: Double(accepted), pause: resumedAt - wallAt, sinceWall: max(now - wallAt, 0.001))
    accepted = 0
    times = []
    climbed = 0
    wallAt = now
    resumedAt = resumeAt
    nextAt = resumeAt
    resumeRate = rate
  }

  /// Updates the estimate of the fill rate after a refusal.
  private mutating func learn(at now: Double, count: Double, pause: Double, sinceWall: Double) {
    let sinceResumed = max(sinceWall - pause, 0.001)
    // Empty then and empty now: the fill rate was at least this, or higher if the bucket overflowed during
    // the pause. Nor did it supply more than its content at the resumption and what was added since.
    let least = max(0, (count - 1) / sinceWall, (count - burst) / sinceResumed)
    // It had some content at the resumption, which was not enough together with what was added since.
    var most = max(1, count) / sinceResumed
    if most < floor { floor = 0 }
    let found: Double
    if rate > 1.1 * resumeRate {
      // The rate climbed past the fill rate, and below that the bucket overflowed: the counts have no
      // information. The rate lies between a sustained and an unsustained one; for a small bucket, and after
      // a long climb, the latest requests determine it.
      let unborne = min(rate, latest(at: now) ?? rate)
      found = unborne < rate && unborne > 2 * resumeRate ? unborne : (unborne * resumeRate).squareRoot()
      roof = .infinity
      plateau = max(30, Self.shortestPlateauTime * found)
    } else {
      // The results of earlier refusals hold until a contradiction.
      if least > roof { roof = .infinity }
      if count >= 10 { roof = min(roof, most) }
      most = min(most, roof)
      // After few requests the bounds are so far apart that their geometric mean is a better estimate.
      let middle =
        count >= 20 ? (max(least, floor) + most) / 2 : count >= 3 ? (least * most).squareRoot() : most
      // From an empty bucket, a rate that is one percent too high is refused after a hundred requests.
      found = min(middle, rate * max(0.5, 1 - 1 / (count + 1)))
      plateau = min(
        max(count, 20, Self.shortestPlateauTime * found),
        max(Self.longestPlateau, Self.longestPlateauTime * found))
    }
    if count >= 20 { floor = max(floor, (count - 1) / sinceWall) }
    ceiling = max(found, floor, Self.slowest)
    if count >= 50 { isSettled = true }
  }

  /// Returns the rate of the latest requests, if there were more of them than the bucket can hold.
  private func latest(at now: Double) -> Double? {
    let count = max(4, Int(clamped: burst) + 2)
    guard times.count > count else { return nil }
    return Double(count) / max(now - times[times.count - count], 0.001)
  }
}
