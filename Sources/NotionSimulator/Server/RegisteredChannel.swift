import HummingbirdCore
import Logging
import NIOCore

/// Hummingbird's way to serve a connection, with the connection in the registry from its first moment.
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
