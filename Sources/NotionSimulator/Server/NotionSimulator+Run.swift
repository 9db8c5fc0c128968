extension NotionSimulator {
  /// Runs a simulator until the task is cancelled; for a program of its own.
  ///
  /// - Parameters:
  ///   - workspace: What it serves.
  ///   - configuration: How it behaves.
  ///   - started: Called once it listens.
  /// - Throws: Why it cannot listen.
  public static func run(
    _ workspace: SimulatedWorkspace, _ configuration: SimulatorConfiguration,
    started: @escaping @Sendable (NotionSimulator) -> Void
  ) async throws {
    let state = SimulatorState(workspace, configuration)
    let server = SimulatorServer(state: state)
    try await server.run { started(NotionSimulator(state: state, cutter: server.cutter)) }
  }
}
