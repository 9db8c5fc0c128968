internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Answers the requests of a browser on this machine.
struct PreviewResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  private static let pieceSize = 64 << 10

  let folder: ServedFolder

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    // Another site may map its own name to the address of this machine, to read the served files (DNS
    // rebinding).
    guard Self.isThisMachine(request.head.authority) else {
      return text(.init(code: 421), "This server answers to localhost and 127.0.0.1 only.\n", request)
    }
    guard request.method == .get || request.method == .head else {
      var response = text(.methodNotAllowed, "Only GET and HEAD are answered.\n", request)
      response.headers[.allow] = "GET, HEAD"
      return response
    }
    let target = request.head.path ?? "/"
    let path = String(target.prefix { $0 != "?" && $0 != "#" })
    switch path {
    case PageReload.eventsPath: return events(request)
    case PageReload.scriptPath:
      return text(.ok, PageReload.script, type: MediaType.type(ofFileNamed: "reload.js"), request)
    default: break
    }
    switch folder.target(ofPath: path) {
    case .file(let file): return try answer(request, with: file, status: .ok)
    case .folder:
      var response = text(.found, "", request)
      // Slashes at the beginning would name another host.
      let own = "/" + path.drop { $0 == "/" } + "/"
      response.headers[.location] = own + target.dropFirst(path.count)
      return response
    case .nothing:
      // Browsers request it if a page names no icon, and would report its absence as an error of the page.
      if path == "/favicon.ico" {
        return Response(status: .noContent, headers: headers(type: "image/x-icon"))
      }
      guard let page = folder.missingPage else { return text(.notFound, "There is no such page.\n", request) }
      return try answer(request, with: page, status: .notFound)
    }
  }

  private static func isThisMachine(_ authority: String?) -> Bool {
    guard let authority else { return false }
    let host: Substring
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      host = authority[...end]
    } else {
      host = authority.prefix { $0 != ":" }
    }
    let name = host.lowercased()
    return ["localhost", "127.0.0.1", "[::1]"].contains(name) || name.hasSuffix(".localhost")
  }

  // MARK: Files

  private func answer(_ request: Request, with file: ServedFile, status: HTTPResponse.Status) throws
    -> Response
  {
    var headers = headers(type: MediaType.type(ofFileNamed: file.name), isPage: file.isPage)
    headers[.eTag] = file.tag
    if status == .ok, let tags = request.headers[.ifNoneMatch], tags.contains(file.tag) {
      return Response(status: .notModified, headers: headers)
    }
    let isPage = file.isPage
    let handle = try FileHandle(forReadingFrom: URL(filePath: file.path))
    let head =
      isPage ? PageReload.add(to: Array(try handle.read(upToCount: PageReload.headLength) ?? Data())) : []
    var part = (isPage ? min(PageReload.headLength, file.size) : 0)..<file.size
    var status = status
    if !isPage {
      headers[.acceptRanges] = "bytes"
      switch ByteRange(request.headers[.range], size: file.size) {
      case .whole: break
      case .part(let range):
        part = range
        status = .partialContent
        headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"
      case .outside:
        headers[.contentRange] = "bytes */\(file.size)"
        return Response(status: .rangeNotSatisfiable, headers: headers)
      }
    }
    let length = head.count + part.count
    guard request.method == .get else {
      headers[.contentLength] = String(length)
      return Response(status: status, headers: headers)
    }
    let body = ResponseBody(contentLength: length) { [part] writer in
      defer { try? handle.close() }
      if !head.isEmpty { try await writer.write(ByteBuffer(bytes: head)) }
      try handle.seek(toOffset: UInt64(part.lowerBound))
      var rest = part.count
      while rest > 0, let piece = try handle.read(upToCount: min(rest, Self.pieceSize)), !piece.isEmpty {
        try await writer.write(ByteBuffer(bytes: piece))
        rest -= piece.count
      }
      try await writer.finish(nil)
    }
    return Response(status: status, headers: headers, body: body)
  }

  // MARK: Events

  /// Sends the current version, and again after every export, as long as the client listens.
  private func events(_ request: Request) -> Response {
    let headers = headers(type: "text/event-stream")
    guard request.method == .get else { return Response(status: .ok, headers: headers) }
    let body = ResponseBody { [folder] writer in
      var told = ""
      while !Task.isCancelled {
        for _ in 0..<10 {
          let version = folder.version
          if version != told {
            try await writer.write(ByteBuffer(string: "data: \(version)\n\n"))
            told = version
          }
          try await Task.sleep(for: .milliseconds(500))
        }
        // A failed write reveals that the client has disconnected.
        try await writer.write(ByteBuffer(string: ": still here\n\n"))
      }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
  }

  // MARK: Headers

  /// Returns the headers of a response.
  ///
  /// Everything except generated pages is sandboxed: an attachment in HTML, SVG or XML runs no script, and
  /// does not belong to the site's origin. Pages contain their own policy. PDF is exempt, as Chromium does
  /// not show it in a sandbox, and runs its scripts without an origin anyway.
  private func headers(type: String, isPage: Bool = false) -> HTTPFields {
    let isSandboxed = !isPage && type != "application/pdf"
    var headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache"]
    for (name, value) in [
      ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Content-Security-Policy", "\(isSandboxed ? "sandbox; " : "")frame-ancestors 'self'"),
      ("X-Frame-Options", "SAMEORIGIN"), ("Referrer-Policy", "no-referrer"),
    ] {
      if let name = HTTPField.Name(name) { headers[name] = value }
    }
    return headers
  }

  private func text(
    _ status: HTTPResponse.Status, _ text: String, type: String = "text/plain; charset=utf-8",
    _ request: Request
  ) -> Response {
    var headers = headers(type: type)
    guard request.method != .head else {
      headers[.contentLength] = String(text.utf8.count)
      return Response(status: status, headers: headers)
    }
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
