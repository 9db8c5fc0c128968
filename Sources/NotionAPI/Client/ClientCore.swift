import Logging
import NIOHTTP1
import NotionModel
import Synchronization

/// The state that copies of a ``NotionClient`` share.
final class ClientCore: Sendable {
  let configuration: ClientConfiguration
  let pipeline: RequestPipeline
  let clock: PacingClock
  private let transport: HTTPTransport
  private let proxies: ProxySettings
  /// Connection pools for files; one for each proxy.
  private let downloadTransports = Mutex<[ProxySettings.Server?: HTTPTransport]>([:])
  private let headers: HTTPHeaders
  private let privateHeaders: HTTPHeaders
  /// Removes the token from texts of servers.
  let redactor: TokenRedactor

  init(_ configuration: ClientConfiguration, clock: PacingClock) throws {
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
    self.clock = clock
    pipeline = RequestPipeline(configuration, clock: clock)
    headers = [
      "notion-version": configuration.version, "user-agent": configuration.userAgent,
      "accept": "application/json", "accept-encoding": "gzip",
    ]
    redactor = TokenRedactor(configuration.token)
    privateHeaders = ["authorization": "Bearer \(configuration.token.secret)"]
  }

  func shutdown() async throws {
    await pipeline.stop()
    for download in downloadTransports.withLock({ Array($0.values) }) { try await download.shutdown() }
    try await transport.shutdown()
  }

  /// Returns the connection pool for a file's URL.
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
    var endpoint = endpoint
    var number = await pipeline.enroll()
    var attempt = 0
    while true {
      attempt += 1
      let permit: PipelinePermit
      do {
        permit = try await pipeline.admit(number, endpoint.request.operation, endpoint.request.priority)
      } catch let error as NotionAPIError {
        throw error.about(endpoint.request)
      }
      let attempted: Attempt<Response>
      do {
        attempted = try await perform(endpoint, attempt: attempt)
      } catch {
        _ = await pipeline.finish(permit, .cancelled)
        throw error
      }
      switch attempted.result {
      case .success(let response):
        _ = await pipeline.finish(
          permit, .success(status: response.status, byteCount: response.body.count, attempted.quota))
        configuration.logger.debug(
          "request answered",
          metadata: [
            "request": "\(endpoint.request.description)", "attempt": "\(attempt)",
            "status": "\(response.status)", "request-id": "\(response.requestID ?? "-")",
          ])
        return response
      case .failure(let error):
        let decision = await pipeline.finish(
          permit, .failure(error, byteCount: attempted.byteCount, attempted.quota))
        log(error, decision)
        if let smaller = smallerPage(of: endpoint.request, after: error) {
          endpoint.request.pageSize = smaller
        }
        guard case .retry(let delay) = decision else { throw error }
        // Another request probes the server next, so that no call uses up all of its attempts.
        if permit.isProbe { number = await pipeline.enroll() }
        if delay > .zero { try await clock.sleep(clock.now() + delay) }
      }
    }
  }

  /// The result of one attempt, with the data of its head.
  private struct Attempt<Response: JSONDecodable>: Sendable {
    var result: Result<APIResponse<Response>, NotionAPIError>
    var byteCount = 0
    var quota: RateQuota?
  }

  private func perform<Response>(
    _ endpoint: Endpoint<Response>, attempt: Int
  ) async throws -> Attempt<Response> {
    let request = endpoint.request
    var exchange: HTTPExchangeResponse
    do {
      let timeout = configuration.retry.headTimeout(request.operation.type, attempt: attempt)
      exchange = try await transport.send(
        try outgoing(request, headTimeout: timeout), bodyTimeout: configuration.bodyTimeout,
        sizeLimit: configuration.responseSizeLimit)
    } catch var failure as TransportFailure {
      failure.detail = redactor.redacted(failure.detail)
      var error = ResponseClassifier.failure(of: request, failure)
      // A smaller page may be below the limit.
      if failure.kind == .tooLarge { error.isTransient = smallerPage(of: request, after: error) != nil }
      error.attempt = attempt
      return Attempt(result: .failure(error))
    } catch let error as NotionAPIError {
      return Attempt(result: .failure(error))
    }
    exchange.body = redactor.redacted(exchange.body)
    exchange.headers = redactor.redacted(exchange.headers)
    let now = ProcessEnvironment.secondsSince1970
    let quota = RateQuota(now: now) { exchange.headers.first(name: $0) }
    if var error = ResponseClassifier.failure(of: request, exchange, now: now) {
      error.attempt = attempt
      return Attempt(result: .failure(error), byteCount: exchange.body.count, quota: quota)
    }
    do {
      let response = APIResponse(
        value: try Response(json: exchange.body), body: exchange.body, status: exchange.status,
        requestID: exchange.headers.first(name: "x-notion-request-id"),
        serverTime: exchange.headers.first(name: "date").flatMap { HTTPDate.seconds($0) }, attempts: attempt)
      return Attempt(result: .success(response), quota: quota)
    } catch {
      var failure = ResponseClassifier.failure(of: request, error, in: exchange)
      failure.attempt = attempt
      return Attempt(result: .failure(failure), byteCount: exchange.body.count, quota: quota)
    }
  }

  /// Returns the page size to try next if the server, or our own size limit, rejected this one.
  private func smallerPage(of request: APIRequest, after error: NotionAPIError) -> Int? {
    guard request.pagination != .none else { return nil }
    let isTooLarge =
      error.retryGuidance?.contains("page_size") ?? false || error.code == .responseTooLarge
      || error.code == .validation && error.isTransient
    let size = request.pageSize ?? 100
    return isTooLarge && size > 1 ? size / 2 : nil
  }

  private func log(_ error: NotionAPIError, _ decision: RetryDecision) {
    configuration.logger.debug(
      "request failed",
      metadata: [
        "request": "\(error.request ?? "-")", "code": "\(error.code)", "attempt": "\(error.attempt)",
        "status": "\(error.status.map(String.init) ?? "-")", "request-id": "\(error.requestID ?? "-")",
        "then": decision == .giveUp ? "given up" : "again",
      ])
  }

  private func outgoing(
    _ request: APIRequest, headTimeout: Duration
  ) throws -> HTTPExchangeRequest {
    guard let url = URLParts(configuration.address.url(of: request.target)) else {
      throw NotionAPIError(.invalidRequest, "the path is no part of a URL").about(request)
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
