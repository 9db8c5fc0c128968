import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A port on loopback that counts connections and closes them immediately.
final class LoopbackListener: Sendable {
  let port: UInt16
  private let socket: Int32
  private let count = Mutex(0)

  /// Listens on a free port.
  init?() {
    guard let socket = Self.makeSocket() else { return nil }
    var address = Self.address(port: 0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 128) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard isBound else {
      close(socket)
      return nil
    }
    self.socket = socket
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0 else { return }
        count.withLock { $0 += 1 }
        close(connection)
      }
    }
  }

  /// Stops listening.
  func stop() {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// Returns the number of connections since the last call.
  func connections() -> Int {
    // Connections are taken in their order: once our own is hung up on, all before it were counted.
    if let own = Self.makeSocket() {
      var address = Self.address(port: port)
      withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          _ = connect(own, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      var byte: UInt8 = 0
      _ = read(own, &byte, 1)
      close(own)
    }
    return count.withLock { count in
      defer { count = 0 }
      return count - 1
    }
  }

  private static func makeSocket() -> Int32? {
    #if canImport(Glibc)
    let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    let descriptor = Darwin.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    return descriptor < 0 ? nil : descriptor
  }

  private static func address(port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
