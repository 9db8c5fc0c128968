import Hummingbird
import Logging
import NIOCore

/// Listens for a simulator until its task is cancelled.
struct SimulatorServer: Sendable {
  let state: SimulatorState
  let cutter = ConnectionCutter()

  /// Listens; `started` is told the port, once.
  func run(started: @escaping @Sendable (Int) -> Void) async throws {
    var refusals = cutter.refusalRequests.makeAsyncIterator()
    _ = refusals
    try await listen(started)
    _ = await refusals.next()
  }

  private func listen(_ started: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "notion-simulator")
    logger.logLevel = .critical
    let port = state.port == 0 ? state.configurationAtStart.port : state.port
    let application = Application(
      responder: SimulatorResponder(state: state, cutter: cutter),
      server: .http1(configuration: .init(additionalChannelHandlers: [CompressionHandler()])),
      configuration: .init(address: .hostname(state.configurationAtStart.host, port: port), serverName: nil),
      onServerRunning: { channel in
        state.setPort(channel.localAddress?.port ?? port)
        started(state.port)
      }, logger: logger)
    try await application.run()
  }
}
