import NotionModel

/// A running simulator: its address, workspace, configuration and statistics.
public struct NotionSimulator: Sendable {
  let state: SimulatorState
  let cutter: ConnectionCutter

  /// The address, such as `http://127.0.0.1:8377`; the API is below `/v1`.
  public var url: String { state.baseURL }

  /// The token that requests must carry.
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
