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
