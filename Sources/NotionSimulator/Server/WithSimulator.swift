/// Runs a simulator for the time of `body`.
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
///   - workspace: What it serves.
///   - configuration: How it behaves.
///   - body: What to do while it listens.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws, or why the simulator cannot listen.
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
