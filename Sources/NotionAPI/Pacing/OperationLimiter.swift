/// A concurrency limit for each kind of operation, tuned by errors and latency.
///
/// A value without clock or I/O. A limit shrinks by a third when a kind's requests fail on the server, and by
/// a fifth when their mean latency is more than twice the usual one; it grows by one when as many requests as
/// the limit have succeeded. The configured limit is the upper bound.
///
/// Latencies of a healthy server vary by a factor of ten, so single ones are not significant: means of
/// samples are compared with a moving average of such means, as in Vector's adaptive request concurrency.
public struct OperationLimiter: Sendable {
  /// Maximum number of concurrent requests of each kind.
  public struct Limits: Sendable, Hashable {
    /// The upper bounds; a missing kind has the default.
    public var maximum: [OperationKind: Int]

    /// Creates limits of at least 1; kinds without a value have the default.
    public init(_ maximum: [OperationKind: Int] = [:]) { self.maximum = maximum }

    /// Returns the upper bound of a kind.
    public func maximum(_ kind: OperationKind) -> Int {
      max(1, maximum[kind] ?? Self.defaults[kind] ?? 4)
    }

    private static let defaults: [OperationKind: Int] = [
      .pages: 12, .blocks: 16, .databases: 12, .comments: 8, .users: 4, .properties: 8, .search: 4,
      .downloads: 6,
    ]
  }

  private struct Kind: Sendable {
    var maximum: Int
    /// Fractional, so that small increases add up.
    var limit: Double
    var inFlight = 0
    /// The latencies, in seconds, since the last adjustment by latency.
    var sample = Sample()
    /// The moving average of the samples' means, in seconds.
    var usual: Double?
    var pausedUntil: Duration?
    /// The number of answers to ignore after the limit shrank: they belong to earlier requests.
    var settling = 0

    mutating func answered(in seconds: Double) {
      let usual = usual ?? seconds
      // Below 50 ms the machine's own noise exceeds the effect of a server's load.
      let bound = max(2 * usual, usual + 0.05)
      if seconds <= bound { limit = min(Double(maximum), limit + 1 / limit) }
      sample.sum += seconds
      sample.count += 1
      guard sample.count >= max(OperationLimiter.smallestSample, Int(limit)) else { return }
      let mean = sample.mean
      sample = Sample()
      if mean > bound { limit = max(1, limit * 4 / 5) }
      let shares = OperationLimiter.shares
      self.usual = self.usual.map { $0 + (mean - $0) * (mean < $0 ? shares.faster : shares.slower) } ?? mean
    }
  }

  /// The sum and number of some latencies.
  private struct Sample: Sendable {
    var sum = 0.0
    var count = 0
    var mean: Double { sum / Double(max(1, count)) }
  }

  /// Minimum number of latencies whose mean is compared.
  private static let smallestSample = 8
  /// The share of a new mean in the moving average. The average follows a faster server immediately, and a
  /// slower one late, after its limit had time to shrink.
  private static let shares = (faster: 0.3, slower: 0.05)

  private var kinds: [OperationKind: Kind] = [:]

  /// Creates a limiter with every kind at its upper bound, as most servers can handle it and the rate limiter
  /// protects the start.
  public init(_ limits: Limits = Limits()) {
    for kind in OperationKind.allCases {
      let maximum = limits.maximum(kind)
      kinds[kind] = Kind(maximum: maximum, limit: Double(maximum))
    }
  }

  /// The outcome of a request.
  public enum Answer: Sendable, Hashable {
    /// A response of the server, with its latency.
    case answered(Duration)
    /// A failure of the server, or a timeout.
    case failed
    /// An outcome without information about the server's load.
    case neutral
  }

  /// Returns the current limit of concurrent requests of a kind.
  public func limit(_ kind: OperationKind) -> Int { kinds[kind].map { max(1, Int($0.limit)) } ?? 1 }

  /// Returns the number of requests of a kind in flight.
  public func inFlight(_ kind: OperationKind) -> Int { kinds[kind]?.inFlight ?? 0 }

  /// Returns the end of a kind's pause, if the server limits that kind only.
  public func pausedUntil(_ kind: OperationKind, at now: Duration) -> Duration? {
    kinds[kind]?.pausedUntil.flatMap { $0 > now ? $0 : nil }
  }

  /// Returns whether a request of a kind may be sent now, followed by a call of ``begin(_:)``.
  public func admits(_ kind: OperationKind, at now: Duration) -> Bool {
    inFlight(kind) < limit(kind) && pausedUntil(kind, at: now) == nil
  }

  /// Records the start of a request.
  public mutating func begin(_ kind: OperationKind) { kinds[kind]?.inFlight += 1 }

  /// Records the end of a request.
  public mutating func end(_ kind: OperationKind, _ answer: Answer) {
    guard var state = kinds[kind] else { return }
    state.inFlight -= 1
    if state.settling > 0 { state.settling -= 1 }
    switch answer {
    case .neutral: break
    case .failed:
      if state.settling == 0 {
        state.limit = max(1, state.limit * 2 / 3)
        state.settling = state.inFlight
      }
    case .answered(let latency):
      state.answered(in: latency.inSeconds)
    }
    kinds[kind] = state
  }

  /// Records that the server limits this kind only.
  public mutating func pause(_ kind: OperationKind, until: Duration) {
    let present = kinds[kind]?.pausedUntil ?? until
    kinds[kind]?.pausedUntil = max(present, until)
  }
}
