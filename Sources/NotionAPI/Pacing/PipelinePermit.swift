/// A request's place on the wire, from its admission to its end.
struct PipelinePermit: Sendable {
  let number: Int
  let kind: OperationKind
  let priority: RequestPriority
  let startedAt: Duration
  /// Given by the rate limiter; `nil` for a download, which counts against no allowance.
  let ticket: RateTicket?
  /// Whether the request tells the circuit breaker if the server is back.
  let isProbe: Bool
}
