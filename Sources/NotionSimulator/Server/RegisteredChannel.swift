import HummingbirdCore
import Logging
import NIOCore

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
