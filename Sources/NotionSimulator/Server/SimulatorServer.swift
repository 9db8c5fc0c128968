#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import Synchronization

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

/// The open connections of a listening simulator, so that it can end by closing them.
///
/// NIO traps if a connection's writer is released before the connection is closed. Both a cancelled server
/// and one whose listener is closed release connections that were accepted and not yet handled; so the
/// registry retains each until it is closed.
final class ConnectionRegistry: Sendable {
  private struct Contents {
    var listener: (any Channel)?
    var connections: [ObjectIdentifier: HTTP1Channel.Value] = [:]
    var isClosed = false
  }

  private let contents = Mutex(Contents())

  func listen(_ channel: any Channel) {
    let isClosed = contents.withLock { contents in
      contents.listener = channel
      return contents.isClosed
    }
    if isClosed { channel.close(promise: nil) }
  }

  func add(_ connection: HTTP1Channel.Value) {
    let channel = connection.channel
    let isClosed = contents.withLock { contents in
      contents.connections[ObjectIdentifier(channel)] = connection
      return contents.isClosed
    }
    channel.closeFuture.whenComplete { _ in
      // Released outside the lock.
      _ = self.contents.withLock { $0.connections.removeValue(forKey: ObjectIdentifier(channel)) }
    }
    if isClosed { channel.close(promise: nil) }
  }

  /// Stops listening, and closes every connection, including those that are just being accepted.
  func closeAll() {
    let channels = contents.withLock { contents in
      contents.isClosed = true
      return [contents.listener].compactMap { $0 } + contents.connections.values.map(\.channel)
    }
    for channel in channels { channel.close(promise: nil) }
  }
}

/// Hummingbird's handler of a connection that registers the connection first.
struct RegisteredChannel: ServerChildChannel {
  let base: HTTP1Channel
  let connections: ConnectionRegistry

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    base.setup(channel: channel, logger: logger).map { value in
      connections.add(value)
      return value
    }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await base.handle(value: value, logger: logger)
  }
}

/// Inserts gzip, and the simulator's `Date` header, into the pipeline of a connection.
///
/// Hummingbird adds handlers after its conversion to HTTPTypes; NIO's compressor uses the older types, so it
/// must be inserted before that.
final class CompressionSetup: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  private let clock: any SimulatorClock

  init(clock: any SimulatorClock) {
    self.clock = clock
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    let clock = clock
    let compressor = HTTPResponseCompressor { head, isSupported in
      // Hummingbird sends the time of this machine, which is not the simulator's.
      let told = head.headers[SimulatorResponder.dateHeader].first
      head.headers.remove(name: SimulatorResponder.dateHeader)
      head.headers.replaceOrAdd(name: "Date", value: told ?? clock.now.httpDate)
      let isRaw = head.headers.contains(name: SimulatorResponder.rawHeader)
      head.headers.remove(name: SimulatorResponder.rawHeader)
      let isText = head.headers["content-type"].first?.hasPrefix("application/json") ?? false
      return isSupported && isText && !isRaw ? .compressIfPossible : .doNotCompress
    }
    do {
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      try pipeline.addHandler(compressor, position: .after(decoder))
    } catch {
      context.fireErrorCaught(error)
    }
  }
}
