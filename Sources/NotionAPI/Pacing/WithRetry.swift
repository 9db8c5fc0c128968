/// Performs an operation, and performs it again after failures that may pass.
///
/// The calls of ``NotionClient`` do this by themselves; this is for what is made of several of them, or of
/// something else that fails with ``NotionAPIError``.
///
/// ```swift
/// let tree = try await withRetry { attempt in try await readTree(of: page) }
/// ```
///
/// - Parameters:
///   - policy: When to try again.
///   - priority: How much the operation matters.
///   - clock: The clock to wait by.
///   - isolation: The actor that the operation runs on.
///   - operation: What to do; it is told which attempt this is, 1 at first.
/// - Returns: What the operation returns.
/// - Throws: The failure of the last attempt; anything but a transient ``NotionAPIError`` at once.
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
