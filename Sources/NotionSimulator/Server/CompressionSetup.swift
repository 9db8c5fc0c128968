import NIOCore
import NIOHTTP1
import NIOHTTPCompression

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
