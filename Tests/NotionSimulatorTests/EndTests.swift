import Glibc
import NotionSimulator
import Testing

/// The end of a simulator while clients are still coming.
@Suite struct EndTests {
  @Test func connectionsThatComeAtTheEndAreClosedAndNotDropped() async throws {
    for _ in 1...150 {
      let sockets = try await withSimulator(SimulatedWorkspace()) { simulator in
        let port = try #require(UInt16(simulator.url.split(separator: ":").last ?? ""))
        return (1...24).map { _ in Self.connection(to: port) }
      }
      // Whoever was accepted is told the end; a connection that was dropped would have ended the process.
      for socket in sockets {
        var byte: UInt8 = 0
        #expect(read(socket, &byte, 1) <= 0)
        close(socket)
      }
    }
  }

  private static func connection(to port: UInt16) -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = port.bigEndian
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return descriptor
  }
}
