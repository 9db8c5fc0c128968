import Glibc
import Synchronization

/// A server that answers each request with arbitrary bytes, for behaviour that no real server has.
///
/// It uses blocking sockets on a separate thread, and handles one connection after the other.
final class RawServer: Sendable {
  let port: Int
  private let listener: Int32
  private let seen = Mutex<[String]>([])

  /// The heads and bodies of the received requests, as text.
  var requests: [String] { seen.withLock { $0 } }
  var url: String { "http://127.0.0.1:\(port)" }

  struct SocketError: Error { var call: String }

  /// Listens at a free port; `answer` is given the request and its number, and returns all that is sent
  /// before the connection is closed, or left open by an answer that says `Connection: keep-alive`.
  init(_ answer: @Sendable @escaping (_ request: String, _ number: Int) -> String) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0 else { throw SocketError(call: "socket") }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = listener
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, generic, &length) == 0
      }
    }
    guard bound else { throw SocketError(call: "bind") }
    port = Int(UInt16(bigEndian: address.sin_port))
    let context = Unmanaged.passRetained(Context(server: self, answer: answer)).toOpaque()
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Context>.fromOpaque(pointer).takeRetainedValue().serve()
        return nil
      }, context)
    pthread_detach(thread)
  }

  /// Stops listening, which ends the thread.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private final class Context {
    let server: RawServer
    let answer: @Sendable (String, Int) -> String

    init(server: RawServer, answer: @Sendable @escaping (String, Int) -> String) {
      self.server = server
      self.answer = answer
    }

    func serve() {
      while true {
        let connection = accept(server.listener, nil, nil)
        guard connection >= 0 else { break }
        let request = RawServer.read(connection)
        var isLast = true
        if !request.isEmpty {
          let number = server.seen.withLock { seen in
            seen.append(request)
            return seen.count
          }
          let bytes = Array(answer(request, number).utf8)
          isLast = !String(decoding: bytes, as: UTF8.self).contains("Connection: keep-alive")
          _ = bytes.withUnsafeBytes {
            send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
          }
        }
        if isLast { shutdown(connection, Int32(SHUT_WR)) }
        _ = RawServer.read(connection)
        close(connection)
      }
      close(server.listener)
    }
  }

  /// Reads until the head is complete; the result may include a part of the body.
  private static func read(_ connection: Int32) -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      text += buffer[..<count]
      if String(decoding: text, as: UTF8.self).contains("\r\n\r\n") { break }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
