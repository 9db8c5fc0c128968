#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

import Hummingbird
import NIOCore

/// Connection faults, which HTTP cannot express.
final class ConnectionCutter: Sendable {
  private let refusals: AsyncStream<Refusal>.Continuation
  /// The requests to stop listening for a time.
  let refusalRequests: AsyncStream<Refusal>

  init() {
    (refusalRequests, refusals) = AsyncStream.makeStream(of: Refusal.self)
  }

  func refuse(_ refusal: Refusal) { refusals.yield(refusal) }

  /// Ends a connection with a reset (RST), so that the client's read fails.
  func reset(_ channel: any Channel) async {
    if let provider = channel as? any SocketOptionProvider {
      try? await provider.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    }
    try? await channel.close(mode: .all)
  }

  /// Waits until the client, or the simulator's end, closes the connection.
  func untilClosed(_ channel: any Channel) async {
    await withTaskCancellationHandler {
      try? await channel.closeFuture.get()
    } onCancel: {
      channel.close(promise: nil)
    }
  }

  /// Returns the first half of a body with the length of the whole, followed by the end of the connection.
  func half(of response: SimulatorResponse, _ channel: any Channel, isReset: Bool) -> ResponseBody {
    ResponseBody(contentLength: response.body.count) { writer in
      try await writer.write(ByteBuffer(bytes: response.body.prefix(max(1, response.body.count / 2))))
      // A reset discards data that the client has not read yet; this gives it time to read the head.
      try await Task.sleep(for: .milliseconds(20))
      if isReset { await self.reset(channel) } else { try? await channel.close(mode: .all) }
      throw CancellationError()
    }
  }

  /// Returns a body that continues until the client disconnects.
  func endless() -> ResponseBody {
    ResponseBody { writer in
      let piece = ByteBuffer(repeating: 0x2E, count: 64 << 10)
      while !Task.isCancelled { try await writer.write(piece) }
      try await writer.finish(nil)
    }
  }

  /// Returns a body that is sent byte by byte.
  func drip(_ response: SimulatorResponse, pause: Duration) -> ResponseBody {
    ResponseBody(contentLength: response.body.count) { writer in
      for byte in response.body {
        try await writer.write(ByteBuffer(bytes: [byte]))
        try await Task.sleep(for: pause)
      }
      try await writer.finish(nil)
    }
  }
}

/// A time during which the simulator does not listen, so that connections to it are refused.
struct Refusal: Sendable {
  /// Returns when the simulator may listen again.
  let pause: @Sendable () async -> Void
  /// Called after the simulator has stopped listening.
  let stopped: @Sendable () -> Void
  /// Called when it listens again.
  let resumed: @Sendable () -> Void

  /// Returns a refusal with a duration.
  static func lasting(_ duration: Duration) -> Refusal {
    Refusal(pause: { try? await Task.sleep(for: duration) }, stopped: {}, resumed: {})
  }
}
