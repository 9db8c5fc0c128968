import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Executes one exchange over HTTP with redirects, deadlines and a size limit, without retries.
struct HTTPTransport: Sendable {
  /// Maximum number of redirects; more indicate a cycle.
  private static let redirectLimit = 5

  private let client: HTTPClient

  /// Creates the connection pool; TLS certificates are always verified, by the library's default.
  init(
    connectTimeout: Duration, connectionsPerHost: Int, proxy: HTTPClient.Configuration.Proxy?,
    decompresses: Bool, sizeLimit: Int, idleTimeout: Duration? = nil
  ) {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .init(connectTimeout)
    configuration.timeout.read = idleTimeout.map { .init($0) }
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, connectionsPerHost)
    // Retries belong to the retry policy, not to the pool, which would retry silently.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.proxy = proxy
    // The limit of the library only stops a decompression bomb; the exact one is checked while the body is
    // read.
    if decompresses { configuration.decompression = .enabled(limit: .size(2 * sizeLimit + 1 << 20)) }
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Closes the connections.
  func shutdown() async throws { try await client.shutdown() }

  /// Sends the request, and returns the head of the first response that is not a redirect.
  ///
  /// - Throws: ``TransportFailure``, or `CancellationError`.
  func open(_ request: HTTPExchangeRequest) async throws -> HTTPClientResponse {
    var request = request
    let origin = request.url
    for _ in 0...Self.redirectLimit {
      let response: HTTPClientResponse
      let isAtOrigin = request.url.isSameOrigin(as: origin)
      do {
        response = try await execute(request, withPrivateHeaders: isAtOrigin)
      } catch let failure as TransportFailure where !isAtOrigin && failure.isUnreachable {
        throw TransportFailure(
          .deadRedirect, "a redirect to \(request.url.host), which cannot be reached: \(failure.detail)")
      }
      guard (300...399).contains(response.status.code), response.status != .notModified,
        let location = response.headers.first(name: "location")
      else { return response }
      guard let target = request.url.following(location) else {
        throw TransportFailure(.redirect, "a redirect to something that is no URL")
      }
      guard target.scheme == "https" || request.url.scheme == "http" else {
        throw TransportFailure(.redirect, "a redirect from https to http")
      }
      // 307 and 308 repeat the request; the older ones turn it into a GET.
      if response.status != .temporaryRedirect, response.status != .permanentRedirect, request.method == .POST
      {
        request.method = .GET
        request.body = nil
        request.headers.remove(name: "content-type")
      }
      request.url = target
    }
    throw TransportFailure(.redirect, "more than \(Self.redirectLimit) redirects")
  }

  private func execute(
    _ request: HTTPExchangeRequest, withPrivateHeaders: Bool
  ) async throws -> HTTPClientResponse {
    var outgoing = HTTPClientRequest(url: request.url.text)
    outgoing.method = request.method
    outgoing.headers = request.headers
    if withPrivateHeaders { outgoing.headers.add(contentsOf: request.privateHeaders) }
    if let body = request.body { outgoing.body = .bytes(ByteBuffer(bytes: body)) }
    do {
      return try await client.execute(outgoing, timeout: .init(request.headTimeout))
    } catch {
      try Task.checkCancellation()
      throw TransportFailure(error, inBody: false)
    }
  }

  /// Sends the request and reads the whole body.
  ///
  /// - Throws: ``TransportFailure``, or `CancellationError`.
  func send(
    _ request: HTTPExchangeRequest, bodyTimeout: Duration, sizeLimit: Int
  ) async throws -> HTTPExchangeResponse {
    let response = try await open(request)
    let body = try await withDeadline(bodyTimeout) {
      try await Self.collect(response, upTo: sizeLimit)
    }
    return HTTPExchangeResponse(
      status: Int(response.status.code), headers: response.headers, body: body)
  }

  private static func collect(_ response: HTTPClientResponse, upTo limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await chunk in response.body {
      guard bytes.count + chunk.readableBytes <= limit else {
        throw TransportFailure(.tooLarge, "more than \(limit) bytes")
      }
      bytes.append(contentsOf: chunk.readableBytesView)
    }
    return bytes
  }

  /// Reads a body with a timeout of `limit`.
  ///
  /// The timer is on an event loop, which frees it on cancellation: a sleeping task keeps its timer until the
  /// deadline, which adds up to megabytes at a thousand requests a second.
  func withDeadline<Value: Sendable>(
    _ limit: Duration, _ read: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let work = Task { try await read() }
    let timer = client.eventLoopGroup.any().scheduleTask(in: .init(limit)) { work.cancel() }
    defer { timer.cancel() }
    do {
      return try await withTaskCancellationHandler {
        try await work.value
      } onCancel: {
        work.cancel()
      }
    } catch {
      try Task.checkCancellation()
      // It is cancelled only by the timer.
      if work.isCancelled { throw TransportFailure(.bodyTimeout, "the body took longer than \(limit)") }
      throw TransportFailure(error, inBody: true)
    }
  }
}

/// A request on the wire.
struct HTTPExchangeRequest: Sendable {
  var method: HTTPMethod
  var url: URLParts
  /// Headers that are also sent to the hosts of redirects.
  var headers: HTTPHeaders
  /// Headers for the request's own host only: the token's.
  var privateHeaders: HTTPHeaders = [:]
  var body: [UInt8]?
  /// Timeout of the head of the response.
  var headTimeout: Duration
}

/// A whole response.
struct HTTPExchangeResponse: Sendable {
  var status: Int
  var headers: HTTPHeaders
  var body: [UInt8]
}

/// The failure of an exchange without a complete response.
struct TransportFailure: Error, Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// The connection failed, or was lost before the head.
    case connection
    /// The connection was lost inside the body, or the body contradicts its headers.
    case brokenBody
    case connectTimeout, headTimeout, bodyTimeout
    case tooLarge
    case redirect
    /// The server redirects to an unreachable host.
    case deadRedirect
    /// The certificate or the TLS handshake was refused.
    case tls
    case shutDown
  }

  var kind: Kind
  var detail: String

  /// Whether the host could not be connected to.
  var isUnreachable: Bool {
    switch kind {
    case .connection, .connectTimeout, .tls: true
    case .brokenBody, .headTimeout, .bodyTimeout, .tooLarge, .redirect, .deadRedirect, .shutDown: false
    }
  }

  init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail
  }

  /// Classifies an error of the HTTP library, before or inside the body.
  init(_ error: any Error, inBody: Bool) {
    if let failure = error as? TransportFailure {
      self = failure
      return
    }
    if let error = error as? HTTPClientError {
      switch error {
      case .deadlineExceeded, .readTimeout:
        self.init(inBody ? .bodyTimeout : .headTimeout, error.shortDescription)
        return
      case .connectTimeout, .socksHandshakeTimeout, .httpProxyHandshakeTimeout, .tlsHandshakeTimeout,
        .getConnectionFromPoolTimeout:
        self.init(.connectTimeout, error.shortDescription)
        return
      case .alreadyShutdown:
        self.init(.shutDown, error.shortDescription)
        return
      default:
        self.init(inBody ? .brokenBody : .connection, error.shortDescription)
        return
      }
    }
    let name = String(describing: type(of: error))
    let detail = String(String(describing: error).prefix(200))
    if name.contains("SSL") {
      self.init(.tls, detail)
    } else {
      self.init(inBody ? .brokenBody : .connection, "\(name): \(detail)")
    }
  }
}
