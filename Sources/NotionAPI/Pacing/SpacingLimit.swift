/// A limit of the user's own: so many requests a second, evenly spaced.
struct SpacingLimit: Sendable, Hashable {
  /// The time that may be caught up after a delay; a longer one is lost.
  private static let slack = 0.1

  private let interval: Double
  private var nextAt = 0.0

  init(perSecond rate: Double) { interval = 1 / max(rate, 0.001) }

  /// When a request may go; a time that has passed means now.
  var opensAt: Double { nextAt }

  mutating func sent(at now: Double) {
    nextAt = max(nextAt, now - Self.slack) + interval
  }
}
