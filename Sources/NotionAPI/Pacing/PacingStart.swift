/// The requests before the first refusal, and what they say of the server if it keeps a token bucket.
struct PacingStart: Sendable {
  /// Buckets usually hold about what comes in during a second.
  private static let usualHold = 1.0
  /// Below the rate that Notion documents, 3 a second, as it is approached from below.
  private static let leastRate = 2.0
  private static let timesKept = 256

  private var times: [Double] = []
  private var isOver = false
  /// The requests that were accepted.
  private(set) var count = 0
  /// The rate of a bucket that would have run empty at the first refusal; `nil` before that, and where more was
  /// accepted than such a bucket is likely to hold.
  private(set) var bucketRate: Double?

  mutating func accepted(sentAt time: Double) {
    guard !isOver else { return }
    count += 1
    if times.count < Self.timesKept { times.append(time) }
  }

  /// The first refusal was met by a request that was sent then.
  mutating func met(wallAt time: Double, smallerThan limit: Int) {
    guard !isOver else { return }
    isOver = true
    defer { times = [] }
    guard count < limit else { return }
    // It held what comes in during a second, and ran empty since we became faster than it fills.
    let rates = times.enumerated().map { index, sent in
      Double(count - index) / (max(0, time - sent) + Self.usualHold)
    }
    bucketRate = max(rates.max() ?? 0, Self.leastRate)
  }
}
