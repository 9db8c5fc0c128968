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
