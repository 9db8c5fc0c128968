import Hummingbird
import Logging
import NIOCore

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Listens for a simulator until its task is cancelled.
struct SimulatorServer: Sendable {
  let state: SimulatorState
  let cutter = ConnectionCutter()

  /// Listens; `started` is told the port, once.
  func run(started: @escaping @Sendable (Int) -> Void) async throws {
    var refusals = cutter.refusalRequests.makeAsyncIterator()
    _ = refusals
    let configuration = state.configurationAtStart
    let port = state.port == 0 ? configuration.port : state.port
    do {
      try await listen(at: port, started)
    } catch let error as IOError
      where error.errnoCode == EADDRINUSE && port != 0 && configuration.fallsBackToFreePort
    {
      try await listen(at: 0, started)
    }
    _ = await refusals.next()
  }

  private func listen(at port: Int, _ started: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "notion-simulator")
    logger.logLevel = .critical
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
