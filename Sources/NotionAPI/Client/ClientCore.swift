import Logging
import NIOHTTP1
import NotionModel
import Synchronization

/// What the copies of a ``NotionClient`` share.
final class ClientCore: Sendable {
  let configuration: ClientConfiguration
  let pipeline: RequestPipeline
  private let transport: HTTPTransport
  private let proxies: ProxySettings
  /// Connections to where files are; one set for each way through a proxy.
  private let downloadTransports = Mutex<[ProxySettings.Server?: HTTPTransport]>([:])
  private let headers: HTTPHeaders
  private let privateHeaders: HTTPHeaders

  init(_ configuration: ClientConfiguration) throws {
    guard configuration.concurrency > 0, configuration.responseSizeLimit > 0 else {
      throw NotionAPIError(.invalidConfiguration, "the concurrency and the size limit must be positive")
    }
    guard let base = URLParts(configuration.address.url(of: "")) else {
      throw NotionAPIError(.invalidConfiguration, "the API address is no URL")
    }
    self.configuration = configuration
    proxies = ProxySettings(configuration.environment)
    let proxy = proxies.server(for: base)
    transport = HTTPTransport(
      connectTimeout: configuration.connectTimeout, connectionsPerHost: configuration.concurrency,
      proxy: proxy?.configuration, decompresses: true, sizeLimit: configuration.responseSizeLimit)
    pipeline = RequestPipeline(concurrency: configuration.concurrency)
    headers = [
      "notion-version": configuration.version, "user-agent": configuration.userAgent,
      "accept": "application/json", "accept-encoding": "gzip",
    ]
    privateHeaders = ["authorization": "Bearer \(configuration.token.secret)"]
  }

  func shutdown() async throws {
    for download in downloadTransports.withLock({ Array($0.values) }) { try await download.shutdown() }
    try await transport.shutdown()
  }

  /// The connections to use for a file's URL.
  func downloadTransport(for url: URLParts) -> HTTPTransport {
    let proxy = proxies.server(for: url)
    return downloadTransports.withLock { transports in
      if let transport = transports[proxy] { return transport }
      let transport = HTTPTransport(
        connectTimeout: configuration.connectTimeout, connectionsPerHost: configuration.concurrency,
        proxy: proxy?.configuration, decompresses: false, sizeLimit: 0,
        idleTimeout: configuration.bodyTimeout)
      transports[proxy] = transport
      return transport
    }
  }

  func send<Response>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    let request = endpoint.request
    var attempt = 0
    while true {
      attempt += 1
      try await pipeline.admit()
      let outcome: Result<APIResponse<Response>, NotionAPIError>
      do {
        outcome = try await perform(endpoint, attempt: attempt)
      } catch {
        await pipeline.release(retryAfter: nil)
        throw error
      }
      switch outcome {
      case .success(let response):
        await pipeline.release(retryAfter: nil)
        return response
      case .failure(let error):
        let isLimit = error.code == .rateLimited
        await pipeline.release(retryAfter: isLimit ? error.retryAfter ?? .seconds(1) : nil)
        configuration.logger.debug(
          "request failed",
          metadata: [
            "request": "\(request)", "code": "\(error.code)", "attempt": "\(attempt)",
            "request-id": "\(error.requestID ?? "-")",
          ])
        guard error.isTransient, attempt < (isLimit ? 100 : 6) else { throw error }
        if !isLimit {
          try await Task.sleep(for: error.retryAfter ?? .milliseconds(250 << min(attempt, 6)))
        }
      }
    }
  }

  /// One attempt.
  private func perform<Response>(
    _ endpoint: Endpoint<Response>, attempt: Int
  ) async throws -> Result<APIResponse<Response>, NotionAPIError> {
    let request = endpoint.request
    let exchange: HTTPExchangeResponse
    do {
      exchange = try await transport.send(
        try outgoing(request, headTimeout: .seconds(20 * attempt)),
        bodyTimeout: configuration.bodyTimeout, sizeLimit: configuration.responseSizeLimit)
    } catch let failure as TransportFailure {
      var error = ResponseClassifier.failure(of: request, failure)
      error.attempt = attempt
      return .failure(error)
    }
    if var error = ResponseClassifier.failure(
      of: request, exchange, now: ProcessEnvironment.secondsSince1970)
    {
      error.attempt = attempt
      return .failure(error)
    }
    do {
      return .success(
        APIResponse(
          value: try Response(json: exchange.body), body: exchange.body, status: exchange.status,
          requestID: exchange.headers.first(name: "x-notion-request-id"),
          serverTime: exchange.headers.first(name: "date").flatMap { HTTPDate.seconds($0) },
          attempts: attempt))
    } catch {
      var failure = ResponseClassifier.failure(of: request, error, in: exchange)
      failure.attempt = attempt
      return .failure(failure)
    }
  }

  private func outgoing(
    _ request: APIRequest, headTimeout: Duration
  ) throws -> HTTPExchangeRequest {
    guard let url = URLParts(configuration.address.url(of: request.target)) else {
      throw NotionAPIError(
        .invalidRequest, "the path is no part of a URL", operation: request.operation,
        request: request.description, object: request.object)
    }
    var outgoing = HTTPExchangeRequest(
      method: HTTPMethod(rawValue: request.method.rawValue), url: url, headers: headers,
      privateHeaders: privateHeaders, headTimeout: headTimeout)
    if let body = request.body {
      outgoing.body = JSONValue.object(body).serialized
      outgoing.headers.add(name: "content-type", value: "application/json")
    }
    return outgoing
  }
}
