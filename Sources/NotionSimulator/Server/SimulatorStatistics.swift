import Synchronization

/// The statistics of a simulator since its start, or since their reset.
public struct SimulatorStatistics: Sendable, Hashable {
  /// The number of answers by route and status; a connection that was cut before its head counts as status 0.
  public var served: [RouteKind: [Int: Int]] = [:]
  /// The peak number of concurrent requests.
  public var mostConcurrent = 0
  /// The peak number of concurrent requests of each route.
  public var mostConcurrentByRoute: [RouteKind: Int] = [:]
  /// The number of requests of the API that the rate limit accepted.
  public var accepted = 0
  /// The number of requests of the API that were refused with 429.
  public var refused = 0
  /// The number of requests that the rate limit would have accepted from the first request to the last; `nil`
  /// without a limit.
  public var capacity: Int?
  /// Accepted and refused requests by window.
  public var windows: [WindowStatistics] = []
  /// Reads of the API that were answered completely more than once, at most the first thousand.
  public var repeatedReads: [String] = []
  /// The number of reads that were repeated after a complete answer.
  public var repeatedReadCount = 0
  /// The number of injected faults, by name.
  public var faults: [String: Int] = [:]
  /// The number of requests for files with the API's token, which they must not have.
  public var tokensSentToOtherHosts = 0
  /// The time of the first request of the API.
  public var firstRequest: SimulatorTime?
  /// The time of the last request of the API.
  public var lastRequest: SimulatorTime?

  /// Creates empty statistics.
  public init() {}

  /// Returns the number of answers of one route, or of all.
  public func count(_ route: RouteKind? = nil, status: Int? = nil) -> Int {
    served.filter { route == nil || $0.key == route }
      .flatMap { $0.value }.filter { status == nil || $0.key == status }
      .reduce(0) { $0 + $1.value }
  }

  /// The ratio of accepted requests to those that the limit would have accepted, between 0 and 1; `nil`
  /// without a limit.
  ///
  /// The last window of a run counts completely, even if the run needed little of it; see
  /// ``utilisationOfWholeWindows``.
  public var utilisation: Double? {
    capacity.map { $0 == 0 ? 0 : Double(accepted) / Double($0) }
  }

  /// The ratio of accepted requests to the allowance of the windows between the first and the last, between 0
  /// and 1; `nil` if there are none. Windows without requests count too.
  public var utilisationOfWholeWindows: Double? {
    guard windows.count > 2, let length = windowLength else { return nil }
    let inner = windows.dropFirst().dropLast()
    guard let allowance = inner.first?.allowance, let first = windows.first, let last = windows.last else {
      return nil
    }
    let count = Int((last.start.milliseconds - first.start.milliseconds) / length) - 1
    // A window without requests has no record; its allowance equals that of the others.
    let allowed = inner.compactMap(\.allowance).reduce(0, +) + (count - inner.count) * allowance
    return allowed == 0 ? nil : Double(inner.map(\.accepted).reduce(0, +)) / Double(allowed)
  }

  /// The length of a window in milliseconds: the shortest distance between two.
  private var windowLength: Int64? {
    zip(windows, windows.dropFirst()).map { $1.start.milliseconds - $0.start.milliseconds }.filter { $0 > 0 }
      .min()
  }
}

/// The requests in one window of the rate limit.
public struct WindowStatistics: Sendable, Hashable {
  /// The start of the window.
  public var start: SimulatorTime
  /// The allowance of the window; `nil` without a fixed window.
  public var allowance: Int?
  /// The number of accepted requests.
  public var accepted = 0
  /// The number of requests refused with 429.
  public var refused = 0
}

/// Records the statistics of a simulator.
struct SimulatorStatisticsRecorder: Sendable {
  private(set) var statistics = SimulatorStatistics()
  private var concurrent = 0
  private var concurrentByRoute: [RouteKind: Int] = [:]
  private var answered: Set<UInt64> = []
  /// Maximum number of different reads that are recorded.
  private let readLimit = 4_000_000

  mutating func begin(_ request: SimulatorRequest, at now: SimulatorTime) {
    guard request.route.kind != .control else { return }
    concurrent += 1
    statistics.mostConcurrent = max(statistics.mostConcurrent, concurrent)
    let kind = request.route.kind
    concurrentByRoute[kind, default: 0] += 1
    statistics.mostConcurrentByRoute[kind] = max(
      statistics.mostConcurrentByRoute[kind] ?? 0, concurrentByRoute[kind] ?? 0)
    if request.route.kind.isAPI {
      statistics.firstRequest = statistics.firstRequest ?? now
      statistics.lastRequest = now
    } else if request.headers["authorization"] != nil {
      statistics.tokensSentToOtherHosts += 1
    }
  }

  mutating func end(_ request: SimulatorRequest, status: Int, isWhole: Bool) {
    guard request.route.kind != .control else { return }
    concurrent -= 1
    concurrentByRoute[request.route.kind, default: 0] -= 1
    statistics.served[request.route.kind, default: [:]][status, default: 0] += 1
    guard status == 200, isWhole, request.method == "GET", request.route.kind.isAPI else { return }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in request.target.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    if answered.contains(hash) {
      statistics.repeatedReadCount += 1
      if statistics.repeatedReads.count < 1000 { statistics.repeatedReads.append(request.target) }
    } else if answered.count < readLimit {
      answered.insert(hash)
    }
  }

  mutating func admitted(_ isAccepted: Bool) {
    if isAccepted { statistics.accepted += 1 } else { statistics.refused += 1 }
  }

  mutating func injected(_ fault: String) { statistics.faults[fault, default: 0] += 1 }

  mutating func reset() {
    statistics = SimulatorStatistics()
    statistics.mostConcurrent = concurrent
    answered = []
  }
}

/// Counts answers, and notifies waiting tasks.
final class ResponseCounter: Sendable {
  private struct State {
    var count = 0
    var nextListener = 0
    var listeners: [Int: AsyncStream<Int>.Continuation] = [:]
  }

  private let state = Mutex(State())

  /// Counts a response.
  func count() {
    state.withLock { state in
      state.count += 1
      for listener in state.listeners.values { listener.yield(state.count) }
    }
  }

  /// The current count, repeated after each change.
  var counts: AsyncStream<Int> {
    let (counts, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
    let listener = state.withLock { state in
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      continuation.yield(state.count)
      return state.nextListener
    }
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.listeners.removeValue(forKey: listener) }
    }
    return counts
  }
}
