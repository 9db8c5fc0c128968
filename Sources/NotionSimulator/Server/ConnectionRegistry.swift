import HummingbirdCore
import NIOCore
internal import Synchronization

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
