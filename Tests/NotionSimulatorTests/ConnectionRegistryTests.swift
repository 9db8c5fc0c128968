import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import Testing

@testable import NotionSimulator

/// Connections that a server accepts but never handles, as its listener closes at the same time.
@Suite struct ConnectionRegistryTests {
  @Test(.timeLimit(.minutes(1))) func aConnectionThatNobodyHandlesIsHeldUntilTheEnd() async throws {
    let connections = ConnectionRegistry()
    let served = RegisteredChannel(base: HTTP1Channel { _, _, _ in }, connections: connections)
    let (acceptances, accepted) = AsyncStream.makeStream(of: Void.self)
    let group = MultiThreadedEventLoopGroup.singleton
    let listener = try await ServerBootstrap(group: group).childChannelInitializer { channel in
      served.setup(channel: channel, logger: Logger(label: "test")).map { _ in
        // The release of this connection would end the process unless it is retained elsewhere.
        channel.eventLoop.execute { accepted.finish() }
      }
    }.bind(host: "127.0.0.1", port: 0).get()
    connections.listen(listener)
    let port = try #require(listener.localAddress?.port)
    let client = try await ClientBootstrap(group: group).connect(host: "127.0.0.1", port: port).get()
    for await _ in acceptances {}
    #expect(client.isActive)
    connections.closeAll()
    try await client.closeFuture.get()
    try await listener.closeFuture.get()
  }
}
