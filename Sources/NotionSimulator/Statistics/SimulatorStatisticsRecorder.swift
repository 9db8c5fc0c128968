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
