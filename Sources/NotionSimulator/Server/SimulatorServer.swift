import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Listens for a simulator until its task is cancelled, with pauses if a fault requests one.
struct SimulatorServer: Sendable {
  let state: SimulatorState
  let cutter = ConnectionCutter()

  /// Listens; calls `started` once when it does.
  func run(started: @escaping @Sendable () -> Void) async throws {
    var listening = started
    while let refusal = try await listenUntilRefusal(listening) {
      refusal.stopped()
      await refusal.pause()
      if Task.isCancelled { break }
      listening = refusal.resumed
    }
  }

  /// Listens until a refusal is requested, or until the task is cancelled.
  private func listenUntilRefusal(_ listening: @escaping @Sendable () -> Void) async throws -> Refusal? {
    try await withThrowingTaskGroup(of: Refusal?.self) { group in
      group.addTask {
        try await listen(at: state.port == 0 ? state.configurationAtStart.port : state.port, listening)
        return nil
      }
      group.addTask {
        var requests = cutter.refusalRequests.makeAsyncIterator()
        return await requests.next()
      }
      defer { group.cancelAll() }
      let refusal = try await group.next() ?? nil
      group.cancelAll()
      // The port is not free before the listener has ended.
      while (try? await group.next()) != nil {}
      return refusal
    }
  }

  private func listen(at port: Int, _ listening: @escaping @Sendable () -> Void) async throws {
    var logger = Logger(label: "notion-simulator")
    logger.logLevel = .critical
    let connections = ConnectionRegistry()
    let hasStarted = Mutex(false)
    let application = Application(
      responder: SimulatorResponder(state: state, cutter: cutter),
      server: .init { responder in
        RegisteredChannel(
          base: HTTP1Channel(
            responder: responder,
            configuration: .init(additionalChannelHandlers: [CompressionSetup(clock: state.clock)])),
          connections: connections)
      },
      configuration: .init(address: .hostname(state.configurationAtStart.host, port: port), serverName: nil),
      onServerRunning: { channel in
        connections.listen(channel)
        state.setPort(channel.localAddress?.port ?? port)
        hasStarted.withLock { $0 = true }
        listening()
      }, logger: logger)
    // Not a child task: it must not be cancelled, but end because its channels are closed.
    let serving = Task { try await application.run() }
    let result = await withTaskCancellationHandler {
      await serving.result
    } onCancel: {
      connections.closeAll()
    }
    // Hummingbird throws an error for a server that ends by itself; only one that never started has failed.
    guard !hasStarted.withLock({ $0 }) else { return }
    do {
      try result.get()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      guard port != 0, state.configurationAtStart.fallsBackToFreePort else { throw error }
      try await listen(at: 0, listening)
    }
  }
}
