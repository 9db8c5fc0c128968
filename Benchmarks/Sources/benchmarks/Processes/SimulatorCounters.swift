/// The counters of a simulator, from its control address.
struct SimulatorCounters: Decodable, Sendable {
  /// A window of the rate limit.
  struct Window: Decodable, Sendable {
    var start: String
    var allowance: Int?
    var accepted: Int
    var refused: Int
  }

  var accepted: Int
  var refused: Int
  /// The number of requests that the limit would have accepted from the first request to the last; `nil`
  /// without a limit.
  var capacity: Int?
  /// Of the windows between the first and the last; `nil` where there is none.
  var utilisationOfWholeWindows: Double?
  var windows: [Window]
  var mostConcurrent: Int
  var repeatedReadCount: Int
  /// The number of responses by route and status.
  var served: [String: [String: Int]]

  /// The number of answered requests, with any status.
  var requests: Int { served.values.reduce(0) { $0 + $1.values.reduce(0, +) } }
}
