internal import Synchronization

/// The clock of a simulator: for edit times, rate limit windows and the expiry of signed URLs.
public protocol SimulatorClock: Sendable {
  /// The present time.
  var now: SimulatorTime { get }
}

/// The wall clock of this machine.
public struct SystemSimulatorClock: SimulatorClock {
  /// Creates the system's clock.
  public init() {}

  /// The present time.
  public var now: SimulatorTime { .system }
}

/// A clock that is advanced explicitly, for tests.
public final class ManualSimulatorClock: SimulatorClock {
  private let time: Mutex<SimulatorTime>

  /// Creates a clock with the time `start`.
  public init(_ start: SimulatorTime = SimulatorTime(year: 2026, month: 10, day: 5, hour: 9)) {
    time = Mutex(start)
  }

  /// The current time.
  public var now: SimulatorTime { time.withLock { $0 } }

  /// Moves the clock forward.
  public func advance(by duration: Duration) {
    time.withLock { $0 = $0.advanced(by: duration) }
  }
}
