/// A concurrency limit for each kind of operation, tuned by errors and latency.
///
/// A value without clock or I/O. A limit shrinks by a third when a kind's requests fail on the server, and by
/// a fifth when their mean latency is more than twice what is usual; it grows by one when as many requests as
/// the limit were answered well. The limit that the user sets is the upper bound.
///
/// Latencies of a healthy server vary by a factor of ten, so single ones tell nothing: means of samples are compared
/// with a moving average of such means, as in Vector's adaptive request concurrency.
public struct OperationLimiter: Sendable {
  /// The most requests at one time of each kind.
  public struct Limits: Sendable, Hashable {
    /// The upper ends; a kind that is missing has the default.
    public var maximum: [OperationKind: Int]

    /// Sets upper ends, each at least 1; what is not named keeps its default.
    public init(_ maximum: [OperationKind: Int] = [:]) { self.maximum = maximum }

    /// The upper end for a kind.
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
    /// Fractional, so that growth by answers adds up.
    var limit: Double
    var inFlight = 0
    /// The latencies, in seconds, since the limit was last tuned by them.
    var sample = Sample()
    /// The moving average of the samples' means, in seconds.
    var usual: Double?
    var pausedUntil: Duration?
    /// Answers to ignore after the limit shrank: they belong to requests of the time before.
    var settling = 0

    mutating func answered(in seconds: Double) {
      let usual = usual ?? seconds
      // Below 50 ms the machine's own noise is larger than what a server's load would add.
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

  /// The fewest latencies whose mean is compared.
  private static let smallestSample = 8
  /// The share of a new mean in the moving average. It follows a server that becomes faster at once, and one that
  /// becomes slower late, when its limit has had the time to shrink.
  private static let shares = (faster: 0.3, slower: 0.05)

  private var kinds: [OperationKind: Kind] = [:]

  /// Begins with every kind at its upper end, as most servers bear it and the rate limiter guards the start.
  public init(_ limits: Limits = Limits()) {
    for kind in OperationKind.allCases {
      let maximum = limits.maximum(kind)
      kinds[kind] = Kind(maximum: maximum, limit: Double(maximum))
    }
  }

  /// What became of a request.
  public enum Answer: Sendable, Hashable {
    /// An answer of the server, after so long.
    case answered(Duration)
    /// The server failed, or did not answer in time.
    case failed
    /// Nothing that says anything about the server's load.
    case neutral
  }

  /// How many requests of a kind may be on their way now.
  public func limit(_ kind: OperationKind) -> Int { kinds[kind].map { max(1, Int($0.limit)) } ?? 1 }

  /// How many are.
  public func inFlight(_ kind: OperationKind) -> Int { kinds[kind]?.inFlight ?? 0 }

  /// Until when a kind waits, where the server limits that kind alone.
  public func pausedUntil(_ kind: OperationKind, at now: Duration) -> Duration? {
    kinds[kind]?.pausedUntil.flatMap { $0 > now ? $0 : nil }
  }

  /// Whether a request of a kind may go now, which ``begin(_:)`` must then be told.
  public func admits(_ kind: OperationKind, at now: Duration) -> Bool {
    inFlight(kind) < limit(kind) && pausedUntil(kind, at: now) == nil
  }

  /// A request goes.
  public mutating func begin(_ kind: OperationKind) { kinds[kind]?.inFlight += 1 }

  /// A request is done.
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

  /// The server limits this kind alone.
  public mutating func pause(_ kind: OperationKind, until: Duration) {
    let present = kinds[kind]?.pausedUntil ?? until
    kinds[kind]?.pausedUntil = max(present, until)
  }
}
