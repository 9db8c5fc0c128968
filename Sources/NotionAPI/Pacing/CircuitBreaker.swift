/// Stops sending to a server that fails, and finds out with single requests when it is back.
///
/// A value without clock or I/O. Closed, everything goes; after a run of server failures it opens, and
/// nothing goes for a while; then it is half open: one request goes as a probe. If that succeeds it closes,
/// if not it opens again for longer. Who waits meanwhile loses no attempt.
public struct CircuitBreaker: Sendable {
  /// When a breaker opens and for how long.
  public struct Settings: Sendable, Hashable {
    /// The failures in a row that open it.
    public var failuresToOpen = 10
    /// How long it stays open at first; it doubles with each probe that fails.
    public var firstPause = Duration.seconds(5)
    /// The longest that it stays open before the next probe.
    public var longestPause = Duration.seconds(60)
    /// How long the server may fail altogether before waiting calls are given up.
    public var longestOutage = Duration.seconds(15 * 60)

    /// The defaults.
    public init() {}
  }

  /// The states of a breaker.
  public enum State: String, Sendable, Hashable {
    /// Everything goes.
    case closed
    /// Nothing goes.
    case open
    /// One request is on its way to find out, or about to be.
    case halfOpen
  }

  /// What a request that wants to be sent is to do.
  public enum Decision: Sendable, Hashable {
    /// Go.
    case send
    /// Go, and tell by your fate whether the server is back.
    case probe
    /// Ask again at this time.
    case waitUntil(Duration)
    /// Ask again when the probe has been answered.
    case waitForProbe
    /// The server has failed for so long that it makes no sense to wait.
    case giveUp
  }

  private let settings: Settings
  private var failures = 0
  private var pauses = 0
  private var openedAt: Duration?
  private var openUntil: Duration?
  private var isProbing = false

  /// A closed breaker.
  public init(_ settings: Settings = Settings()) { self.settings = settings }

  /// The state now.
  public func state(at now: Duration) -> State {
    guard let openUntil else { return .closed }
    return now >= openUntil || isProbing ? .halfOpen : .open
  }

  /// Until when nothing goes; `nil` unless it is open.
  public var pausedUntil: Duration? { openUntil }

  /// Says whether a request may go now.
  public mutating func next(at now: Duration) -> Decision {
    guard let openUntil else { return .send }
    if let openedAt, now - openedAt >= settings.longestOutage { return .giveUp }
    if isProbing { return .waitForProbe }
    guard now >= openUntil else { return .waitUntil(openUntil) }
    isProbing = true
    return .probe
  }

  /// A request was answered by a server that works, whatever it answered.
  public mutating func succeeded(wasProbe: Bool) {
    // An answer to a request from before the opening is no proof that the server is back.
    guard openUntil == nil || wasProbe else { return }
    failures = 0
    pauses = 0
    openedAt = nil
    openUntil = nil
    isProbing = false
  }

  /// A request met a server failure: a status from 500 on, no connection, no answer in time.
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

  /// A probe was given up before it was answered, so the next request is the probe.
  public mutating func abandoned(wasProbe: Bool) { if wasProbe { isProbing = false } }
}
