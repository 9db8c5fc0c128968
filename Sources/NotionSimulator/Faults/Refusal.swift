/// A time during which the simulator does not listen, so that connections to it are refused.
struct Refusal: Sendable {
  /// Returns when the simulator may listen again.
  let pause: @Sendable () async -> Void
  /// Called after the simulator has stopped listening.
  let stopped: @Sendable () -> Void
  /// Called when it listens again.
  let resumed: @Sendable () -> Void

  /// Returns a refusal with a duration.
  static func lasting(_ duration: Duration) -> Refusal {
    Refusal(pause: { try? await Task.sleep(for: duration) }, stopped: {}, resumed: {})
  }
}
