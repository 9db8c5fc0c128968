/// A configured limit of evenly spaced requests per second.
struct SpacingLimit: Sendable, Hashable {
  /// The delay in seconds that later requests may catch up; a longer one is lost.
  private static let slack = 0.1

  private let interval: Double
  private var nextAt = 0.0

  init(perSecond rate: Double) { interval = 1 / max(rate, 0.001) }

  /// The time at which a request may be sent; a past time means now.
  var opensAt: Double { nextAt }

  mutating func sent(at now: Double) {
    nextAt = max(nextAt, now - Self.slack) + interval
  }
}
