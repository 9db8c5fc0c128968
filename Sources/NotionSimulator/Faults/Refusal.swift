/// A time during which the simulator does not listen, so that connections to it are refused.
struct Refusal: Sendable {
  /// Ends when the simulator may listen again.
  let pause: @Sendable () async -> Void
  /// Called when nothing listens any more.
  let stopped: @Sendable () -> Void
  /// Called when it listens again.
  let resumed: @Sendable () -> Void

  /// A refusal of a certain length.
  static func lasting(_ duration: Duration) -> Refusal {
    Refusal(pause: { try? await Task.sleep(for: duration) }, stopped: {}, resumed: {})
  }
}
