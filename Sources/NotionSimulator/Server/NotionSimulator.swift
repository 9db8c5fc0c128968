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

  /// Begins to count anew.
  public func resetStatistics() { state.resetStatistics() }
}
