/// The number of attempts of a call, their delays, and their timeouts.
///
/// A value without clock or I/O: it returns a ``RetryDecision`` and receives the random numbers. All calls of
/// this client are read-only, so they may be repeated with any method.
public struct RetryPolicy: Sendable, Hashable {
  /// Maximum number of attempts of a call with low priority.
  public var lowPriorityAttempts = 4
  /// Maximum number of attempts of a call with normal priority.
  public var normalPriorityAttempts = 7
  /// Maximum number of attempts of a call with high priority.
  public var highPriorityAttempts = 9
  /// Maximum number of attempts of a call whose response is JSON of an unexpected shape.
  public var unexpectedShapeAttempts = 3
  /// Maximum number of refusals of a call because of the rate limit; each time it waits as long as the server
  /// demands.
  public var rateLimitedAttempts = 50
  /// Maximum number of attempts of a call for which the server demands a wait of more than an hour.
  public var refusedWaitAttempts = 3
  /// Maximum delay before the second attempt; it doubles with each attempt.
  public var baseDelay = Duration.milliseconds(500)
  /// Maximum delay before any attempt, unless the server demands a longer one.
  public var longestDelay = Duration.seconds(30)
  /// Initial timeout of the head of the response to a read.
  public var readTimeout = Duration.seconds(20)
  /// Initial timeout of the head of the response to a search or query.
  public var searchTimeout = Duration.seconds(40)
  /// Initial timeout of the head of the response to a download.
  public var downloadTimeout = Duration.seconds(30)
  /// Maximum timeout of any head. Notion itself gives up after about 60 seconds.
  public var longestTimeout = Duration.seconds(75)
  /// The budget of retries of all calls together.
  public var budget = RetryBudget.Settings()

  /// Creates the default policy, for an export that must not lose an object.
  public init() {}

  /// A policy without retries.
  public static var never: RetryPolicy {
    var policy = RetryPolicy()
    policy.lowPriorityAttempts = 1
    policy.normalPriorityAttempts = 1
    policy.highPriorityAttempts = 1
    policy.unexpectedShapeAttempts = 1
    policy.rateLimitedAttempts = 1
    policy.refusedWaitAttempts = 1
    return policy
  }

  /// Returns the maximum number of attempts of a call.
  public func attempts(_ priority: RequestPriority) -> Int {
    switch priority {
    case .low: lowPriorityAttempts
    case .normal: normalPriorityAttempts
    case .high: highPriorityAttempts
    }
  }

  /// Returns the timeout of a head: twice as long at each attempt, up to ``longestTimeout``.
  public func headTimeout(_ type: OperationType, attempt: Int) -> Duration {
    let first =
      switch type {
      case .read: readTimeout
      case .search: searchTimeout
      case .download: downloadTimeout
      }
    return min(first * (1 << min(max(attempt, 1) - 1, 10)), max(longestTimeout, first))
  }

  /// Returns whether a call is retried.
  ///
  /// - Parameters:
  ///   - error: The failure of the last attempt; its ``NotionAPIError/attempt`` is the number of attempts.
  ///   - priority: The priority of the call.
  ///   - random: The random number generator for the jitter. The whole delay is random ("full jitter"), so
  ///     that calls that failed together are not retried together.
  /// - Returns: The decision.
  public func decision(
    after error: NotionAPIError, priority: RequestPriority,
    using random: inout some RandomNumberGenerator
  ) -> RetryDecision {
    guard error.isTransient else { return .giveUp }
    let limit =
      switch error.code {
      case .unexpectedShape: min(unexpectedShapeAttempts, attempts(priority))
      case .rateLimited: error.refusedWait == nil ? rateLimitedAttempts : refusedWaitAttempts
      default: attempts(priority)
      }
    guard error.attempt < limit else { return .giveUp }
    let ceiling = min(baseDelay * (1 << min(error.attempt - 1, 20)), longestDelay)
    let jitter = ceiling * Double.random(in: 0...1, using: &random)
    return .retry(after: (error.retryAfter ?? .zero) + jitter)
  }
}

/// The decision of a ``RetryPolicy`` after a failure.
public enum RetryDecision: Sendable, Hashable {
  /// Send it again, after the delay.
  case retry(after: Duration)
  /// Throw the failure to the caller.
  case giveUp
}

/// A budget of retries: if nearly everything fails, retrying everything makes it worse.
///
/// Each retry costs one, each success earns a part of one. Beyond the budget calls of low priority are given
/// up, and the others wait longer.
public struct RetryBudget: Sendable {
  /// The size of a budget.
  public struct Settings: Sendable, Hashable {
    /// Maximum number of saved retries, and the initial number.
    public var capacity = 200.0
    /// The number of retries that a success earns.
    public var earnedBySuccess = 0.5

    /// Creates the defaults: a burst of 200 retries, and one for every two successes.
    public init() {}
  }

  private let settings: Settings
  /// The number of retries that are left.
  public private(set) var balance: Double

  /// Creates a full budget.
  public init(_ settings: Settings = Settings()) {
    self.settings = settings
    balance = settings.capacity
  }

  /// Records a success.
  public mutating func succeeded() {
    balance = min(settings.capacity, balance + settings.earnedBySuccess)
  }

  /// Takes one retry from the budget; returns `false` if none is left.
  public mutating func spend() -> Bool {
    guard balance >= 1 else { return false }
    balance -= 1
    return true
  }
}

/// Executes an operation, with retries after transient failures.
///
/// The calls of ``NotionClient`` retry by themselves; use this for an operation of several calls, or for
/// another one that fails with ``NotionAPIError``.
///
/// ```swift
/// let tree = try await withRetry { attempt in try await readTree(of: page) }
/// ```
///
/// - Parameters:
///   - policy: The policy of retries.
///   - priority: The priority of the operation.
///   - clock: The clock of the delays.
///   - isolation: The actor on which the operation runs.
///   - operation: The operation; it receives the number of the attempt, from 1.
/// - Returns: The result of the operation.
/// - Throws: The failure of the last attempt; any other error than a transient ``NotionAPIError``
///   immediately.
public func withRetry<Value>(
  _ policy: RetryPolicy = RetryPolicy(), priority: RequestPriority = .normal,
  clock: some Clock<Duration> = ContinuousClock(), isolation: isolated (any Actor)? = #isolation,
  _ operation: (_ attempt: Int) async throws -> sending Value
) async throws -> sending Value {
  var random = SystemRandomNumberGenerator()
  var attempt = 1
  while true {
    do {
      return try await operation(attempt)
    } catch var error as NotionAPIError {
      error.attempt = attempt
      let decision = policy.decision(after: error, priority: priority, using: &random)
      guard case .retry(let delay) = decision else { throw error }
      try await clock.sleep(for: delay)
      attempt += 1
    }
  }
}

/// A deterministic random number generator (SplitMix64), so that jitter can be tested.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64

  /// Creates a sequence.
  public init(seed: UInt64) { state = seed }

  /// Returns the next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
