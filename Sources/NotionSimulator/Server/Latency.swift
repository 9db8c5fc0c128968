/// The latency of the simulator's answers.
public enum Latency: Sendable, Hashable {
  /// No additional latency.
  case none
  /// A constant latency.
  case fixed(Duration)
  /// A random latency between two.
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
