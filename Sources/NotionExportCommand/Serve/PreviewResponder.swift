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

/// The part of a file that a request selects, as video players do.
enum ByteRange: Equatable {
  /// The whole file: the request selects nothing else, or has a range that may be ignored, such as several
  /// parts.
  case whole
  case part(Range<Int>)
  /// The range is outside the file.
  case outside

  /// Parses the value of a `Range` header, for a file of `size` bytes.
  init(_ header: String?, size: Int) {
    guard let header, header.hasPrefix("bytes=") else {
      self = .whole
      return
    }
    let bounds = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard bounds.count == 2, !bounds[0].isEmpty || !bounds[1].isEmpty,
      bounds.allSatisfy({ $0.isEmpty || Int($0).map { $0 >= 0 } == true })
    else {
      self = .whole
      return
    }
    let last = bounds[1].isEmpty ? nil : Int(bounds[1])
    if let first = Int(bounds[0]) {
      guard last.map({ $0 >= first }) ?? true else {
        self = .whole
        return
      }
      self = first < size ? .part(first..<(last.map { min($0, size - 1) + 1 } ?? size)) : .outside
    } else {
      // The last bytes of the file.
      let count = min(last ?? 0, size)
      self = count > 0 ? .part(size - count..<size) : .outside
    }
  }
}

/// The media types of files by their extensions.
enum MediaType {
  private static let types: [String: String] = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "json": "application/json", "xml": "application/xml", "atom": "application/atom+xml",
    "rss": "application/rss+xml", "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/vnd.microsoft.icon",
    "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic",
    "mp4": "video/mp4", "m4v": "video/mp4", "mov": "video/quicktime", "webm": "video/webm",
    "ogv": "video/ogg", "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "wav": "audio/wav",
    "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg", "flac": "audio/flac",
    "pdf": "application/pdf", "zip": "application/zip", "woff": "font/woff", "woff2": "font/woff2",
    "ttf": "font/ttf", "otf": "font/otf", "wasm": "application/wasm", "vtt": "text/vtt; charset=utf-8",
  ]

  /// Returns the type of a file with a name, or the type of unspecified bytes for an unknown extension.
  static func type(ofFileNamed name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
    return types[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }
}
