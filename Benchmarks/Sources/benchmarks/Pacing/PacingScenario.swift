/// A server's limit, and an export that is long enough to reach it repeatedly.
struct PacingScenario: Sendable {
  /// The limit of requests.
  enum Limit: Sendable {
    /// Fixed windows with a duration in seconds.
    case window(allowance: Int, seconds: Int)
    /// A token bucket with a rate in requests per second, whose capacity is that of one second.
    case bucket(rate: Int)
  }

  var name: String
  var limit: Limit
  /// The number of pages of the workspace.
  var pages: Int
  /// The latency of each response.
  var latency: String
  /// The rate of a client that relies on the documented average of 3 requests a second, in scaled time.
  var fixedRate: Int
  /// Seconds in which the limit may be learnt.
  var firstWindow: Int

  /// The simulator's arguments for this limit.
  var simulatorArguments: [String] {
    let limit =
      switch limit {
      case .window(let allowance, let seconds): ["--allowance", "\(allowance)/\(seconds)s"]
      case .bucket(let rate): ["--token-bucket", "\(rate)/s"]
      }
    return limit + ["--latency", latency]
  }

  /// Windows are ten times as fast as Notion's, with a tenth of its latency. Buckets run in real time, as
  /// their refusals specify whole seconds.
  static let all = [
    PacingScenario(
      name: "180 in 60 s (10 times as fast)", limit: .window(allowance: 180, seconds: 6), pages: 450,
      latency: "20ms-40ms", fixedRate: 30, firstWindow: 6),
    PacingScenario(
      name: "600 in 60 s (10 times as fast)", limit: .window(allowance: 600, seconds: 6), pages: 1500,
      latency: "20ms-40ms", fixedRate: 30, firstWindow: 6),
    PacingScenario(
      name: "bucket of 3 a second", limit: .bucket(rate: 3), pages: 300, latency: "200ms-400ms", fixedRate: 3,
      firstWindow: 60),
    PacingScenario(
      name: "bucket of 30 a second", limit: .bucket(rate: 30), pages: 900, latency: "200ms-400ms",
      fixedRate: 3,
      firstWindow: 60),
  ]
}
