import NotionModel
internal import Synchronization

/// The shared state of a simulator's requests.
final class SimulatorState: Sendable {
  private struct Contents {
    var workspace: SimulatedWorkspace
    var configuration: SimulatorConfiguration
    var index: (version: UInt64, index: SearchOrdering)?
    var sessions = QuerySessions()
    var viewQueries: [ObjectID: ViewQueryRecord] = [:]
    var recorder = SimulatorStatisticsRecorder()
    var limits: LimitState
    var faults: FaultPlan
    var random: SeededRandom
    var port = 0
  }

  private let contents: Mutex<Contents>
  let answers = ResponseCounter()
  let clock: any SimulatorClock
  let configurationAtStart: SimulatorConfiguration

  init(_ workspace: SimulatedWorkspace, _ configuration: SimulatorConfiguration) {
    clock = configuration.clock
    configurationAtStart = configuration
    contents = Mutex(
      Contents(
        workspace: workspace, configuration: configuration,
        limits: LimitState(
          configuration.rateLimit, workspace: configuration.workspaceLimit, start: configuration.clock.now),
        faults: FaultPlan(configuration.faults, seed: configuration.seed),
        random: SeededRandom(seed: configuration.seed)))
  }

  var workspace: SimulatedWorkspace { contents.withLock { $0.workspace } }
  var configuration: SimulatorConfiguration { contents.withLock { $0.configuration } }
  var port: Int { contents.withLock { $0.port } }
  func setPort(_ port: Int) { contents.withLock { $0.port = port } }
  var baseURL: String { "http://\(configurationAtStart.host):\(port)" }

  /// Edits the workspace at the clock's time.
  func edit<Result>(_ change: (inout SimulatedWorkspace) throws -> sending Result) rethrows -> sending Result
  {
    let now = clock.now
    return try contents.withLock { contents in
      contents.workspace.now = now
      return try change(&contents.workspace)
    }
  }

  func configure(_ change: (inout SimulatorConfiguration) -> Void) {
    let now = clock.now
    contents.withLock { contents in
      let old = contents.configuration
      change(&contents.configuration)
      let new = contents.configuration
      if old.rateLimit != new.rateLimit || old.workspaceLimit != new.workspaceLimit {
        contents.limits.change(new.rateLimit, workspace: new.workspaceLimit, now: now)
      }
      if old.faults != new.faults { contents.faults = FaultPlan(new.faults, seed: new.seed) }
    }
  }

  func searchIndex(of workspace: SimulatedWorkspace) -> SearchOrdering {
    if let known = contents.withLock({ $0.index }), known.version == workspace.version { return known.index }
    let index = SearchOrdering(workspace)
    contents.withLock { $0.index = (workspace.version, index) }
    return index
  }

  func session(
    _ id: ObjectID, _ key: QuerySessions.Key, _ run: () -> RowQuery.Result
  ) -> RowQuery.Result {
    if let result = contents.withLock({ $0.sessions.result(id, key) }) { return result }
    let result = run()
    contents.withLock { $0.sessions.keep(id, key, result) }
    return result
  }

  func keep(_ query: ViewQueryRecord, as id: ObjectID) {
    contents.withLock { contents in
      // Stored queries expire after a quarter of an hour; expired ones are deleted here.
      if contents.viewQueries.count > 1000 {
        contents.viewQueries = contents.viewQueries.filter {
          $0.value.expiry > query.expiry.advanced(by: .seconds(-900))
        }
      }
      contents.viewQueries[id] = query
    }
  }

  func viewQuery(_ id: ObjectID) -> ViewQueryRecord? { contents.withLock { $0.viewQueries[id] } }
  func forgetViewQuery(_ id: ObjectID) { contents.withLock { $0.viewQueries[id] = nil } }

  /// Returns a fresh random id, for request ids and sessions.
  func newID() -> ObjectID {
    var random = SystemRandomNumberGenerator()
    return ObjectID(
      high: random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000,
      low: random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
  }

  func begin(_ request: SimulatorRequest) {
    let now = clock.now
    contents.withLock { $0.recorder.begin(request, at: now) }
  }

  func end(_ request: SimulatorRequest, status: Int, isWhole: Bool) {
    contents.withLock { $0.recorder.end(request, status: status, isWhole: isWhole) }
    if request.route.kind != .control { answers.count() }
  }

  func admit() -> LimitState.Verdict {
    let now = clock.now
    return contents.withLock { contents in
      let verdict = contents.limits.admit(at: now)
      contents.recorder.admitted(verdict == .accepted)
      return verdict
    }
  }

  func remaining() -> (limit: Int, remaining: Int, reset: SimulatorTime)? {
    let now = clock.now
    return contents.withLock { $0.limits.remaining(at: now) }
  }

  func latency() -> Duration {
    contents.withLock { contents in contents.configuration.latency.draw(&contents.random) }
  }

  func fault(for request: SimulatorRequest) -> Fault? {
    contents.withLock { contents in
      let fault = contents.faults.fault(for: request)
      if let fault { contents.recorder.injected(fault.name) }
      return fault
    }
  }

  var statistics: SimulatorStatistics {
    contents.withLock { contents in
      var statistics = contents.recorder.statistics
      statistics.windows = contents.limits.windows
      if let first = statistics.firstRequest, let last = statistics.lastRequest {
        statistics.capacity = contents.limits.capacity(from: first, to: last)
      }
      return statistics
    }
  }

  func resetStatistics() {
    contents.withLock { contents in
      contents.recorder.reset()
      contents.limits.forgetWindows()
    }
  }
}
