import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A verbatim request, with a path that no library has normalised.
struct RawRequest {
  /// The response.
  struct Answer {
    var status: Int
    /// By names in lower case.
    var headers: [String: String]
    var body: Data
    var text: String { String(decoding: body, as: UTF8.self) }
  }

  let port: UInt16

  /// Asks, and reads until the server ends the connection, or until it has sent `enough`.
  func send(
    _ path: String, method: String = "GET", host: String? = nil, headers: [String: String] = [:],
    until enough: String? = nil
  ) throws -> Answer {
    let lines = headers.map { "\($0): \($1)\r\n" }.joined()
    let request =
      "\(method) \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n\(lines)Connection: close\r\n\r\n"
    let bytes = try exchange(Array(request.utf8), enough: enough)
    guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { throw CocoaError(.fileReadCorruptFile) }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let fields = head.dropFirst().compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (
        line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      )
    }
    return Answer(
      status: head[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0,
      headers: Dictionary(fields) { $1 }, body: bytes[end.upperBound...])
  }

  private func exchange(_ request: [UInt8], enough: String?) throws -> Data {
    #if canImport(Glibc)
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected, write(descriptor, request, request.count) == request.count else {
      throw POSIXError(.ECONNREFUSED)
    }
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      answer += buffer[..<count]
      if let enough, answer.range(of: Data(enough.utf8)) != nil { break }
    }
    return answer
  }
}
