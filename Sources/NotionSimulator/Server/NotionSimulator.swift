import NotionModel

/// A running simulator: its address, workspace, configuration and statistics.
public struct NotionSimulator: Sendable {
  let state: SimulatorState
  let cutter: ConnectionCutter

  /// The address, such as `http://127.0.0.1:8377`; the API is below `/v1`.
  public var url: String { state.baseURL }

  /// The token that requests must have.
  public var token: String { state.configurationAtStart.token }

  /// The current workspace.
  public var workspace: SimulatedWorkspace { state.workspace }

  /// Edits the workspace; the edits get the time of the simulator's clock.
  @discardableResult
  public func edit<Result>(_ change: (inout SimulatedWorkspace) throws -> sending Result) rethrows
    -> sending Result
  {
    try state.edit(change)
  }

  /// Changes limits, latency or faults while it runs.
  public func configure(_ change: (inout SimulatorConfiguration) -> Void) { state.configure(change) }

  /// The statistics of served requests.
  public var statistics: SimulatorStatistics { state.statistics }

  /// The number of answered requests since the start, repeated after each change.
  ///
  /// Use it to wait for a client's progress; a slow reader misses intermediate numbers.
  public var answerCounts: AsyncStream<Int> { state.answers.counts }

  /// Resets the statistics.
  public func resetStatistics() { state.resetStatistics() }

  /// Stops listening during `body`: connections are refused, and open ones are closed.
  @discardableResult
  public func withConnectionsRefused<Result: Sendable>(
    _ body: () async throws -> Result
  ) async throws -> Result {
    let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    let (resumed, resume) = AsyncStream.makeStream(of: Void.self)
    cutter.refuse(
      Refusal(pause: { for await _ in ended {} }, stopped: { stop.finish() }, resumed: { resume.finish() }))
    for await _ in stopped {}
    do {
      let result = try await body()
      end.finish()
      for await _ in resumed {}
      return result
    } catch {
      end.finish()
      for await _ in resumed {}
      throw error
    }
  }
}

/// Runs a simulator during `body`.
///
/// ```swift
/// try await withSimulator(workspace) { simulator in
///   let client = client(simulator.url, token: simulator.token)
///   …
///   simulator.edit { $0.rename(page, to: "Another title") }
/// }
/// ```
///
/// - Parameters:
///   - workspace: The served workspace.
///   - configuration: The configuration.
///   - body: The operation while it listens.
/// - Returns: The result of `body`.
/// - Throws: The error that `body` throws, or an error if the simulator cannot listen.
@discardableResult
public func withSimulator<Result: Sendable>(
  _ workspace: SimulatedWorkspace, _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
  _ body: (NotionSimulator) async throws -> Result
) async throws -> Result {
  let state = SimulatorState(workspace, configuration)
  let server = SimulatorServer(state: state)
  let (starts, started) = AsyncThrowingStream.makeStream(of: Void.self)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      do {
        try await server.run { started.yield() }
        started.finish()
      } catch {
        started.finish(throwing: error)
      }
    }
    defer { group.cancelAll() }
    var iterator = starts.makeAsyncIterator()
    guard try await iterator.next() != nil else { throw CancellationError() }
    let result = try await body(NotionSimulator(state: state, cutter: server.cutter))
    group.cancelAll()
    while (try? await group.next()) != nil {}
    return result
  }
}

extension NotionSimulator {
  /// Runs a simulator until the task is cancelled; for a separate program.
  ///
  /// - Parameters:
  ///   - workspace: The served workspace.
  ///   - configuration: The configuration.
  ///   - started: Called when it listens.
  /// - Throws: An error if it cannot listen.
  public static func run(
    _ workspace: SimulatedWorkspace, _ configuration: SimulatorConfiguration,
    started: @escaping @Sendable (NotionSimulator) -> Void
  ) async throws {
    let state = SimulatorState(workspace, configuration)
    let server = SimulatorServer(state: state)
    try await server.run { started(NotionSimulator(state: state, cutter: server.cutter)) }
  }
}

/// The configuration of a simulator.
public struct SimulatorConfiguration: Sendable {
  /// The address to listen on.
  public var host = "127.0.0.1"
  /// The port to listen on; 0 for any free one.
  public var port = 0
  /// Whether any free port may replace ``port`` if that is in use.
  public var fallsBackToFreePort = false
  /// The token that requests must have.
  public var token = "ntn_simulated"
  /// The clock of edits, windows and expiry.
  public var clock: any SimulatorClock = SystemSimulatorClock()
  /// The rate limit.
  public var rateLimit: RateLimit = .none
  /// The limit shared with other integrations.
  public var workspaceLimit: WorkspaceLimit?
  /// The `Retry-After` header of a 429.
  public var retryAfter: RetryAfterForm = .seconds
  /// The headers with the remaining quota.
  public var rateLimitHeaders: RateLimitHeaders = .none
  /// The latency of answers.
  public var latency: Latency = .none
  /// Maximum number of rows of a query, which then ends with an incomplete `request_status`.
  public var rowCap = 10_000
  /// Maximum number of results of a search, which then ends with an incomplete `request_status`.
  public var searchCap = Int.max
  /// The validity of a signed address.
  public var urlLifetime: Duration = .seconds(3600)
  /// The rules of faults; the first one that applies to a request is used.
  public var faults: [FaultRule] = []
  /// Changes to answers just before they are sent, applied in order.
  public var rewrites: [ResponseRewrite] = []
  /// The seed of all random behaviour: faults, latency.
  public var seed: UInt64 = 1

  /// Creates a configuration without limits, latency and faults.
  public init() {}

  /// Returns the same configuration after `change`.
  public func with(_ change: (inout SimulatorConfiguration) -> Void) -> SimulatorConfiguration {
    var copy = self
    change(&copy)
    return copy
  }
}

/// The latency of the simulator's answers.
public enum Latency: Sendable, Hashable {
  /// No additional latency.
  case none
  /// A constant latency.
  case fixed(Duration)
  /// A random latency between two.
  case jittered(Duration, Duration)

  func draw(_ random: inout some RandomNumberGenerator) -> Duration {
    switch self {
    case .none: .zero
    case .fixed(let duration): duration
    case .jittered(let least, let most):
      .milliseconds(
        Int64.random(in: least.milliseconds...max(least.milliseconds, most.milliseconds), using: &random))
    }
  }
}
