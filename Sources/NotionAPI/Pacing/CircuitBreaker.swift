/// A circuit breaker that stops requests to a failing server, and probes it with single requests.
///
/// A value without clock or I/O. Closed, it permits every request; after a run of server failures it opens,
/// and permits none for a while; then it is half open: one request is sent as a probe. If that succeeds it
/// closes, if not it opens again for longer. Calls that wait meanwhile lose no attempt.
public struct CircuitBreaker: Sendable {
  /// The thresholds and pauses of a breaker.
  public struct Settings: Sendable, Hashable {
    /// The number of consecutive failures that opens it.
    public var failuresToOpen = 10
    /// The duration of the first pause; it doubles with each failed probe.
    public var firstPause = Duration.seconds(5)
    /// Maximum duration of a pause before the next probe.
    public var longestPause = Duration.seconds(60)
    /// Maximum duration of an outage before waiting calls are given up.
    public var longestOutage = Duration.seconds(15 * 60)

    /// Creates the default settings.
    public init() {}
  }

  /// The states of a breaker.
  public enum State: String, Sendable, Hashable {
    /// Every request is permitted.
    case closed
    /// No request is permitted.
    case open
    /// One request probes the server, or is about to.
    case halfOpen
  }

  /// The decision about a request.
  public enum Decision: Sendable, Hashable {
    /// Send it.
    case send
    /// Send it, as the probe of the server.
    case probe
    /// Ask again at this time.
    case waitUntil(Duration)
    /// Ask again when the probe has been answered.
    case waitForProbe
    /// Give up: the outage has lasted too long to wait.
    case giveUp
  }

  private let settings: Settings
  private var failures = 0
  private var pauses = 0
  private var openedAt: Duration?
  private var openUntil: Duration?
  private var isProbing = false

  /// Creates a closed breaker.
  public init(_ settings: Settings = Settings()) { self.settings = settings }

  /// Returns the current state.
  public func state(at now: Duration) -> State {
    guard let openUntil else { return .closed }
    return now >= openUntil || isProbing ? .halfOpen : .open
  }

  /// The end of the pause, or `nil` unless it is open.
  public var pausedUntil: Duration? { openUntil }

  /// Returns whether a request may be sent now.
  public mutating func next(at now: Duration) -> Decision {
    guard let openUntil else { return .send }
    if let openedAt, now - openedAt >= settings.longestOutage { return .giveUp }
    if isProbing { return .waitForProbe }
    guard now >= openUntil else { return .waitUntil(openUntil) }
    isProbing = true
    return .probe
  }

  /// Records that a working server answered a request, with any status.
  public mutating func succeeded(wasProbe: Bool) {
    // An answer to a request from before the opening does not prove that the server works again.
    guard openUntil == nil || wasProbe else { return }
    failures = 0
    pauses = 0
    openedAt = nil
    openUntil = nil
    isProbing = false
  }

  /// Records a server failure: a status from 500 on, a connection failure, or a timeout.
  public mutating func failed(wasProbe: Bool, at now: Duration) {
    failures += 1
    if wasProbe {
      isProbing = false
    } else if openUntil != nil {
      return
    }
    guard wasProbe || failures >= settings.failuresToOpen else { return }
    let pause = min(settings.firstPause * (1 << min(pauses, 20)), settings.longestPause)
    pauses += 1
    openedAt = openedAt ?? now
    openUntil = now + pause
  }

  /// Records that a probe was cancelled before its answer, so that the next request is the probe.
  public mutating func abandoned(wasProbe: Bool) { if wasProbe { isProbing = false } }
}
