import NIOCore
internal import Synchronization

/// The open connections of a listening simulator, so that it can end by closing them.
///
/// Cancelling Hummingbird's task is no way to end: a connection that was accepted and not yet handled would
/// be dropped unclosed, which NIO answers with a trap.
final class ConnectionRegistry: Sendable {
  private struct Contents {
    var listener: (any Channel)?
    var connections: [ObjectIdentifier: any Channel] = [:]
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

  func add(_ channel: any Channel) {
    let isClosed = contents.withLock { contents in
      contents.connections[ObjectIdentifier(channel)] = channel
      return contents.isClosed
    }
    channel.closeFuture.whenComplete { _ in
      self.contents.withLock { $0.connections[ObjectIdentifier(channel)] = nil }
    }
    if isClosed { channel.close(promise: nil) }
  }

  /// Listens no more, and closes every connection, also those that are just being accepted.
  func closeAll() {
    let channels = contents.withLock { contents in
      contents.isClosed = true
      return [contents.listener].compactMap { $0 } + contents.connections.values
    }
    for channel in channels { channel.close(promise: nil) }
  }
}
