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
