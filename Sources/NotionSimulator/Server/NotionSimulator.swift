import NotionModel

/// A running simulator: where it listens, and a hand on its workspace, its behaviour and its statistics.
public struct NotionSimulator: Sendable {
  let state: SimulatorState
  let cutter: ConnectionCutter

  /// Where it listens, such as `http://127.0.0.1:8377`; the API is below `/v1`.
  public var url: String { state.baseURL }

  /// The token that requests must carry.
  public var token: String { state.configurationAtStart.token }

  /// The workspace as it is now.
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

  /// What it has served.
  public var statistics: SimulatorStatistics { state.statistics }

  /// How many requests it has answered since it started, and again whenever there are more.
  ///
  /// For those who wait until a client has come so far; who reads slowly misses counts in between.
  public var answerCounts: AsyncStream<Int> { state.answers.counts }

  /// Begins to count anew.
  public func resetStatistics() { state.resetStatistics() }

  /// Does not listen for the time of `body`: connections are refused, and those that were open are closed.
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
