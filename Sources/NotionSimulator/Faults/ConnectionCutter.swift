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
  /// Asks the simulator to stop listening for a while.
  private let refusals: AsyncStream<Duration>.Continuation
  let refusalRequests: AsyncStream<Duration>

  init() {
    (refusalRequests, refusals) = AsyncStream.makeStream(of: Duration.self)
  }

  func refuse(for duration: Duration) { refusals.yield(duration) }

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
      if isReset { await self.reset(channel) } else { try? await channel.close(mode: .all) }
      throw CancellationError()
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
