/// What a simulator has served since it started, or since its statistics were reset.
public struct SimulatorStatistics: Sendable, Hashable {
  /// Answers by route and status; a connection that was cut before its head counts as status 0.
  public var served: [RouteKind: [Int: Int]] = [:]
  /// The most requests that were being answered at one time.
  public var mostConcurrent = 0
  /// The most requests of one route that were being answered at one time.
  public var mostConcurrentByRoute: [RouteKind: Int] = [:]
  /// Requests of the API that the rate limit accepted.
  public var accepted = 0
  /// Requests of the API that were refused with 429.
  public var refused = 0
  /// How many requests the rate limit would have accepted from the first request to the last; `nil` without
  /// a limit.
  public var capacity: Int?
  /// Accepted and refused requests by window.
  public var windows: [WindowStatistics] = []
  /// Reads of the API that were answered in full more than once, at most the first thousand.
  public var repeatedReads: [String] = []
  /// How many reads were answered again after they had been answered in full.
  public var repeatedReadCount = 0
  /// Faults that were injected, by name.
  public var faults: [String: Int] = [:]
  /// Requests for files that carried the API's token, which they must not.
  public var tokensSentToOtherHosts = 0
  /// When the first and the last request of the API came.
  public var firstRequest: Timestamp?
  /// When the last request of the API came.
  public var lastRequest: Timestamp?

  /// Nothing yet.
  public init() {}

  /// All answers of one route, or of all.
  public func count(_ route: RouteKind? = nil, status: Int? = nil) -> Int {
    served.filter { route == nil || $0.key == route }
      .flatMap { $0.value }.filter { status == nil || $0.key == status }
      .reduce(0) { $0 + $1.value }
  }

  /// Accepted requests by what the limit would have accepted, between 0 and 1; `nil` without a limit.
  ///
  /// The last window of a run counts in full, however little of it the run needed; see
  /// ``utilisationOfWholeWindows``.
  public var utilisation: Double? {
    capacity.map { $0 == 0 ? 0 : Double(accepted) / Double($0) }
  }

  /// Accepted requests by allowance of the windows between the first and the last, between 0 and 1; `nil` where
  /// there is none. Windows in which nothing was asked for count too.
  public var utilisationOfWholeWindows: Double? {
    guard windows.count > 2, let length = windowLength else { return nil }
    let inner = windows.dropFirst().dropLast()
    guard let allowance = inner.first?.allowance, let first = windows.first, let last = windows.last else {
      return nil
    }
    let count = Int((last.start.milliseconds - first.start.milliseconds) / length) - 1
    // A window without a request left no trace; it allowed as many as the others.
    let allowed = inner.compactMap(\.allowance).reduce(0, +) + (count - inner.count) * allowance
    return allowed == 0 ? nil : Double(inner.map(\.accepted).reduce(0, +)) / Double(allowed)
  }

  /// The length of a window in milliseconds: the shortest distance between two.
  private var windowLength: Int64? {
    zip(windows, windows.dropFirst()).map { $1.start.milliseconds - $0.start.milliseconds }.filter { $0 > 0 }
      .min()
  }
}
