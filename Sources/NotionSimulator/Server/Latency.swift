/// How long the simulator takes before it answers.
public enum Latency: Sendable, Hashable {
  /// No longer than it needs.
  case none
  /// Always this long.
  case fixed(Duration)
  /// Any time between two.
  case jittered(Duration, Duration)

  func draw(_ random: inout some RandomNumberGenerator) -> Duration {
    switch self {
    case .none: .zero
    case .fixed(let duration): duration
    case .jittered(let least, let most):
      .milliseconds(
        Int64.random(in: least.milliseconds...max(least.milliseconds, most.milliseconds), using: &random))
    }
  }
}
