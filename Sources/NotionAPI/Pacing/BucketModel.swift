import NotionModel

/// The belief that the server keeps a token bucket (or windows so short that it comes to the same), and the
/// rate at which it is thought to be filled.
///
/// Requests are spaced evenly; what the bucket holds after a pause stays in it, where it makes up for the
/// jitter of the network. The rate climbs slowly towards the one at which the server refused last, stays near
/// it for long, then climbs faster and faster, as in CUBIC congestion control (RFC 9438). A refusal every few
/// hundred requests is the price of noticing that the server allows more.
struct BucketModel: Sendable {
  /// How far the rate falls below the ceiling at a refusal. The deeper, the more is left unused; the flatter,
  /// the sooner the next refusal.
  private static let fall = 0.985
  /// The most requests, and the most seconds, over which the rate comes back; a refusal costs a request, and
  /// the pause after it costs whatever runs over in a small bucket.
  private static let longestPlateau = 300.0
  private static let longestPlateauTime = 60.0
  private static let shortestPlateauTime = 4.0
  /// The same while nothing is known of the rate.
  private static let firstPlateauTime = 0.3
  /// Whoever refills more slowly than this asks for longer waits than a bucket does.
  private static let slowest = 0.3
  private static let timesKept = 64
  /// The seconds whose requests may be sent late, all at once.
  private static let slack = 0.05

  /// Requests a second at which the last refusal was met.
  private(set) var ceiling: Double
  /// The least that the rate is known to be.
  private var floor = 0.0
  /// The most that the rate is known to be.
  private var roof = Double.infinity
  private var wallAt: Double
  private var resumedAt: Double
  private var resumeRate: Double
  /// The most that the bucket may hold: what was accepted before the first refusal.
  private let burst: Double
  /// The times of the latest requests that were accepted since the last refusal.
  private var times: [Double] = []
  /// Requests accepted since the last refusal.
  private var accepted = 0
  /// Requests accepted since the rate began to climb.
  private var climbed = 0
  /// The requests over which the rate comes back to the ceiling; few while nothing is known of it.
  private var plateau: Double
  private var nextAt: Double
  /// The part of the rate to use once it is known.
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

  /// Requests a second, now.
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
    // Far above the old ceiling it means nothing any more.
    if rate > 1.5 * ceiling {
      ceiling = rate
      climbed = 0
      plateau = min(plateau, max(2, Self.firstPlateauTime * rate))
    }
  }

  /// The bucket was found empty.
  ///
  /// - Parameters:
  ///   - now: When the refused request was sent.
  ///   - resumeAt: When the next may be sent.
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

  /// Takes what a refusal tells of the rate at which the bucket is filled.
  private mutating func learn(at now: Double, count: Double, pause: Double, sinceWall: Double) {
    let sinceResumed = max(sinceWall - pause, 0.001)
    // Empty then and empty now: it was filled at this rate, or faster, if it ran over while we paused. Nor did it
    // give more than it held when we resumed and what came in since.
    let least = max(0, (count - 1) / sinceWall, (count - burst) / sinceResumed)
    // It held something when we resumed, and that with what came in since has not been enough.
    var most = max(1, count) / sinceResumed
    if most < floor { floor = 0 }
    let found: Double
    if rate > 1.1 * resumeRate {
      // It climbed past the bucket's rate, and while it was below, the bucket ran over: the counts tell
      // nothing. The rate lies between the one that was borne and the one that was not; of a bucket that holds
      // little, and after a long climb, the requests at the end tell.
      let unborne = min(rate, latest(at: now) ?? rate)
      found = unborne < rate && unborne > 2 * resumeRate ? unborne : (unborne * resumeRate).squareRoot()
      roof = .infinity
      plateau = max(30, Self.shortestPlateauTime * found)
    } else {
      // What earlier refusals told holds until something contradicts it.
      if least > roof { roof = .infinity }
      if count >= 10 { roof = min(roof, most) }
      most = min(most, roof)
      // After few requests the bounds are so far apart that their geometric mean is nearer.
      let middle =
        count >= 20 ? (max(least, floor) + most) / 2 : count >= 3 ? (least * most).squareRoot() : most
      // From an empty bucket, a rate that is a hundredth too high is refused after a hundred requests.
      found = min(middle, rate * max(0.5, 1 - 1 / (count + 1)))
      plateau = min(
        max(count, 20, Self.shortestPlateauTime * found),
        max(Self.longestPlateau, Self.longestPlateauTime * found))
    }
    if count >= 20 { floor = max(floor, (count - 1) / sinceWall) }
    ceiling = max(found, floor, Self.slowest)
    if count >= 50 { isSettled = true }
  }

  /// The rate of the latest requests, where there were more of them than the bucket can hold.
  private func latest(at now: Double) -> Double? {
    let count = max(4, Int(clamped: burst) + 2)
    guard times.count > count else { return nil }
    return Double(count) / max(now - times[times.count - count], 0.001)
  }
}
