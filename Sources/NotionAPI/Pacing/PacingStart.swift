/// The requests before the first refusal, and the rate that they imply if the server has a token bucket.
struct PacingStart: Sendable {
  /// The usual content of a bucket, in seconds of its fill rate.
  private static let usualHold = 1.0
  /// Below Notion's documented rate of 3 a second, as it is approached from below.
  private static let leastRate = 2.0
  private static let timesKept = 256

  private var times: [Double] = []
  private var isOver = false
  /// The number of accepted requests.
  private(set) var count = 0
  /// The rate of a bucket that would have been empty at the first refusal; `nil` before that, and if more
  /// requests were accepted than such a bucket is likely to hold.
  private(set) var bucketRate: Double?

  mutating func accepted(sentAt time: Double) {
    guard !isOver else { return }
    count += 1
    if times.count < Self.timesKept { times.append(time) }
  }

  /// Records the first refusal, of a request that was sent at a time.
  mutating func met(wallAt time: Double, smallerThan limit: Int) {
    guard !isOver else { return }
    isOver = true
    defer { times = [] }
    guard count < limit else { return }
    // It held the content of a second, and became empty since requests exceeded the fill rate.
    let rates = times.enumerated().map { index, sent in
      Double(count - index) / (max(0, time - sent) + Self.usualHold)
    }
    bucketRate = max(rates.max() ?? 0, Self.leastRate)
  }
}
