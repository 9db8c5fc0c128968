/// When a failed call is sent again, how long before, and how long it may take.
///
/// A value without clock or I/O: it is asked for a ``RetryDecision`` and given the dice. Every call of this
/// client only reads, so all of them may be repeated, whatever their method.
public struct RetryPolicy: Sendable, Hashable {
  /// How often a call of low priority is sent at most.
  public var lowPriorityAttempts = 4
  /// How often a call of normal priority is sent at most.
  public var normalPriorityAttempts = 7
  /// How often a call of high priority is sent at most.
  public var highPriorityAttempts = 9
  /// How often a call is sent at most whose answer is JSON of another shape than expected.
  public var unexpectedShapeAttempts = 3
  /// How often a call may be refused for the rate limit; each time it waits as long as the server says.
  public var rateLimitedAttempts = 50
  /// How often a call is sent at most where the server asks to wait for longer than an hour.
  public var refusedWaitAttempts = 3
  /// The longest wait before the second attempt; it doubles with each attempt.
  public var baseDelay = Duration.milliseconds(500)
  /// The longest wait before any attempt, unless the server asks for a longer one.
  public var longestDelay = Duration.seconds(30)
  /// How long the head of the answer to a read may take at first.
  public var readTimeout = Duration.seconds(20)
  /// How long the head of the answer to a search or query may take at first.
  public var searchTimeout = Duration.seconds(40)
  /// How long the head of the answer to a download may take at first.
  public var downloadTimeout = Duration.seconds(30)
  /// The longest time that any head may take. Notion itself gives up after about 60 seconds.
  public var longestTimeout = Duration.seconds(75)
  /// How many retries the failures of everybody together may cost.
  public var budget = RetryBudget.Settings()

  /// The defaults, made for an export that must not lose an object.
  public init() {}

  /// A policy that sends everything once.
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

  /// How often a call is sent at most.
  public func attempts(_ priority: RequestPriority) -> Int {
    switch priority {
    case .low: lowPriorityAttempts
    case .normal: normalPriorityAttempts
    case .high: highPriorityAttempts
    }
  }

  /// How long the head of an answer may take: twice as long at each attempt, up to ``longestTimeout``.
  public func headTimeout(_ type: OperationType, attempt: Int) -> Duration {
    let first =
      switch type {
      case .read: readTimeout
      case .search: searchTimeout
      case .download: downloadTimeout
      }
    return min(first * (1 << min(max(attempt, 1) - 1, 10)), max(longestTimeout, first))
  }

  /// Says whether a call is sent again.
  ///
  /// - Parameters:
  ///   - error: Why the last attempt failed; its ``NotionAPIError/attempt`` counts the attempts so far.
  ///   - priority: How much the call matters.
  ///   - random: The dice for the jitter. All of the wait is random ("full jitter"), so that callers who
  ///     failed together do not come back together.
  /// - Returns: What to do.
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
