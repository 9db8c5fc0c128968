/// The permission of a request, from its admission to its end.
struct PipelinePermit: Sendable {
  let number: Int
  let kind: OperationKind
  let priority: RequestPriority
  let startedAt: Duration
  /// The ticket of the rate limiter; `nil` for a download, to which the rate limit does not apply.
  let ticket: RateTicket?
  /// Whether the request is a probe of the circuit breaker.
  let isProbe: Bool
}
