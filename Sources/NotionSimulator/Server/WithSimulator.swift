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
