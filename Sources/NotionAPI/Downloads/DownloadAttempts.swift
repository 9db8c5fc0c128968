import AsyncHTTPClient
import Logging
import NIOCore
import NIOHTTP1
import NotionModel
import Synchronization

/// Executes the decisions of a ``ResumableDownload``, for one file at successive URLs.
final class DownloadAttempts: Sendable {
  /// Maximum size of the body of a refusal, which is read only for its message.
  private static let refusalLimit = 64 << 10

  private let core: ClientCore
  private let object: ObjectID?
  private let write: @Sendable ([UInt8]) async throws -> Void
  private let state = Mutex(ResumableDownload())

  init(core: ClientCore, object: ObjectID?, write: @Sendable @escaping ([UInt8]) async throws -> Void) {
    self.core = core
    self.object = object
    self.write = write
  }

  /// An error of `write`, distinguished from a failure of the network.
  private struct WriteFailure: Error { var cause: any Error }

  /// Attempts the download until the file is complete.
  func run(_ url: String) async throws -> DownloadedFile {
    guard let parts = URLParts(url), parts.userInfo == nil else {
      throw failure(.fileUnavailable, "its address is no URL of the web")
    }
    let transport = core.downloadTransport(for: parts)
    let number = await core.pipeline.enroll()
    while true {
      // Attempts with enough progress are not counted: only a file that hardly grows is given up.
      let (attempt, before) = state.withLock { state in
        state.begin()
        return (state.fruitlessAttempts, state.received)
      }
      let permit = try await core.pipeline.admit(number, .downloads, .normal)
      do {
        let file = try await perform(parts, over: transport, attempt: attempt)
        guard let file else { throw failure(.invalidBody, "it ended before its end", isTransient: true) }
        _ = await core.pipeline.finish(
          permit, .success(status: 200, byteCount: file.byteCount - before, nil))
        return file
      } catch var error as NotionAPIError {
        error.attempt = state.withLock { max(1, $0.fruitlessAttempts) }
        let received = state.withLock { $0.received } - before
        let decision = await core.pipeline.finish(permit, .failure(error, byteCount: received, nil))
        core.configuration.logger.debug(
          "download failed", metadata: ["object": "\(object?.description ?? "-")", "code": "\(error.code)"])
        guard case .retry(let delay) = decision else { throw error }
        try await core.clock.sleep(core.clock.now() + delay)
      } catch {
        _ = await core.pipeline.finish(permit, .cancelled)
        throw (error as? WriteFailure)?.cause ?? error
      }
    }
  }

  /// Executes one attempt; returns `nil` if the body ended too early.
  private func perform(
    _ url: URLParts, over transport: HTTPTransport, attempt: Int
  ) async throws -> DownloadedFile? {
    do {
      let response = try await transport.open(request(url, attempt: attempt))
      let head = ResumableDownload.Head(response)
      switch state.withLock({ $0.read(head) }) {
      case .body(let skipping):
        try checkSize(state.withLock { $0.total })
        try await read(response.body, skipping: skipping)
      case .complete: break
      case .changed: throw failure(.invalidBody, "it changed while it was downloaded", isTransient: false)
      case .refused: throw try await refusal(response, over: transport)
      }
      return try state.withLock { state in
        if state.isTooLong { throw failure(.invalidBody, "more came than it is long", isTransient: false) }
        guard state.isComplete else { return nil }
        let type = response.headers.first(name: "content-type")?.prefix { $0 != ";" }
        return DownloadedFile(
          mediaType: type.map { core.redactor.redacted(String($0)).trimmingSpaces.lowercased() },
          byteCount: state.received)
      }
    } catch let broken as TransportFailure {
      throw failure(broken)
    }
  }

  private func request(_ url: URLParts, attempt: Int) -> HTTPExchangeRequest {
    var headers: HTTPHeaders = ["user-agent": core.configuration.userAgent, "accept": "*/*"]
    let (range, condition) = state.withLock { ($0.range, $0.condition) }
    if let range { headers.add(name: "range", value: range) }
    if let condition { headers.add(name: "if-range", value: condition) }
    return HTTPExchangeRequest(
      method: .GET, url: url, headers: headers,
      headTimeout: core.configuration.retry.headTimeout(.download, attempt: attempt))
  }

  private func read(_ body: HTTPClientResponse.Body, skipping: Int) async throws {
    var skip = skipping
    var pace = DownloadPace(core.configuration.downloadLeastRate, at: core.clock.now())
    do {
      for try await chunk in body {
        guard pace.receive(chunk.readableBytes, at: core.clock.now()) else {
          throw failure(.tooSlow, "less than \(pace.least.byteCount) bytes came in \(pace.least.period)")
        }
        var bytes = Array(chunk.readableBytesView)
        if skip > 0 {
          let skipped = min(skip, bytes.count)
          bytes.removeFirst(skipped)
          skip -= skipped
        }
        guard !bytes.isEmpty else { continue }
        try checkSize(state.withLock { $0.received } + bytes.count)
        do { try await write(bytes) } catch { throw WriteFailure(cause: error) }
        state.withLock { $0.receive(bytes.count) }
      }
    } catch {
      if error is WriteFailure || error is NotionAPIError { throw error }
      try Task.checkCancellation()
      throw TransportFailure(error, inBody: true)
    }
  }

  /// Rejects a file larger than the configured limit, by its head or while it is received.
  private func checkSize(_ byteCount: Int?) throws {
    guard let limit = core.configuration.downloadSizeLimit, let byteCount, byteCount > limit else { return }
    throw failure(.responseTooLarge, "it is larger than \(limit) bytes, the most that a file may have")
  }

  // MARK: Failures

  /// Returns the failure that a response without a file represents.
  private func refusal(_ response: HTTPClientResponse, over transport: HTTPTransport) async throws
    -> NotionAPIError
  {
    let status = Int(response.status.code)
    let body = try await transport.withDeadline(.seconds(30)) {
      var text: [UInt8] = []
      for try await chunk in response.body {
        text.append(contentsOf: chunk.readableBytesView)
        if text.count >= Self.refusalLimit { break }
      }
      return String(decoding: text.prefix(Self.refusalLimit), as: UTF8.self)
    }
    var error: NotionAPIError
    switch status {
    // S3 reports an expired signature in XML; an expired token of the signature is equivalent.
    case 400, 403:
      let isExpired = body.contains("Request has expired") || body.contains("ExpiredToken")
      error = failure(
        isExpired ? .expiredURL : .fileUnavailable, isExpired ? "its address has expired" : "access is denied"
      )
    case 404, 410: error = failure(.fileUnavailable, "there is no such file")
    // Storage answers 202 while it prepares a file.
    case 202, 408, 425, 429, 500...599:
      error = failure(.server, "the server answers \(status)", isTransient: status != 501 && status != 505)
      error.wait(
        response.headers.first(name: "retry-after").flatMap {
          RetryAfter.duration($0, now: ProcessEnvironment.secondsSince1970)
        })
    default: error = failure(.fileUnavailable, "the server answers \(status)")
    }
    error.status = status
    return error
  }

  private func failure(_ broken: TransportFailure) -> NotionAPIError {
    switch broken.kind {
    case .connection, .deadRedirect: failure(.connection, "the connection failed", isTransient: true)
    case .brokenBody: failure(.connection, "the connection was lost", isTransient: true)
    case .connectTimeout, .headTimeout, .bodyTimeout:
      failure(.timeout, "the server does not answer", isTransient: true)
    case .tooLarge: failure(.responseTooLarge, "it is too large")
    case .redirect: failure(.tooManyRedirects, broken.detail)
    case .tls: failure(.connection, "the server's certificate is refused")
    case .shutDown: failure(.shutDown, "the client is shut down")
    }
  }

  /// Creates a failure of this download; it never contains the URL, which may be signed.
  func failure(_ code: NotionAPIError.Code, _ message: String, isTransient: Bool = false) -> NotionAPIError {
    NotionAPIError(code, message, operation: .downloads, object: object, isTransient: isTransient)
  }
}

extension ResumableDownload.Head {
  init(_ response: HTTPClientResponse) {
    status = Int(response.status.code)
    entityTag = response.headers.first(name: "etag")
    contentLength = response.headers.first(name: "content-length").flatMap { Self.count($0[...]) }
    if let text = response.headers.first(name: "content-range") { readRange(text) }
  }
}

/// A minimum rate for the body of a file; it has no side effects.
struct DownloadPace: Sendable {
  /// The minimum rate.
  let least: ClientConfiguration.LeastRate
  private var periodStart: Duration
  private var received = 0

  init(_ least: ClientConfiguration.LeastRate, at time: Duration) {
    self.least = least
    periodStart = time
  }

  /// Records received bytes.
  ///
  /// - Returns: Whether to continue reading.
  mutating func receive(_ byteCount: Int, at time: Duration) -> Bool {
    received += byteCount
    guard time - periodStart >= least.period else { return true }
    guard received >= least.byteCount else { return false }
    periodStart = time
    received = 0
    return true
  }
}
