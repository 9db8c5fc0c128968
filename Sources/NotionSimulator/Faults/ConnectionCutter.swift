import Hummingbird
import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Does to connections what HTTP has no word for.
final class ConnectionCutter: Sendable {
  private let refusals: AsyncStream<Refusal>.Continuation
  /// The times for which the simulator was asked not to listen.
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

  /// The first half of a body under the length of the whole, then the end of the connection.
  func half(of answer: SimulatorAnswer, _ channel: any Channel, isReset: Bool) -> ResponseBody {
    ResponseBody(contentLength: answer.body.count) { writer in
      try await writer.write(ByteBuffer(bytes: answer.body.prefix(max(1, answer.body.count / 2))))
      // A reset overtakes what the client has not read yet; give it the time to see the head.
      try await Task.sleep(for: .milliseconds(20))
      if isReset { await self.reset(channel) } else { try? await channel.close(mode: .all) }
      throw CancellationError()
    }
  }

  /// A body that goes on until the client has had enough.
  func endless() -> ResponseBody {
    ResponseBody { writer in
      let piece = ByteBuffer(repeating: 0x2E, count: 64 << 10)
      while !Task.isCancelled { try await writer.write(piece) }
      try await writer.finish(nil)
    }
  }

  /// A body byte by byte.
  func drip(_ answer: SimulatorAnswer, pause: Duration) -> ResponseBody {
    ResponseBody(contentLength: answer.body.count) { writer in
      for byte in answer.body {
        try await writer.write(ByteBuffer(bytes: [byte]))
        try await Task.sleep(for: pause)
      }
      try await writer.finish(nil)
    }
  }
}
