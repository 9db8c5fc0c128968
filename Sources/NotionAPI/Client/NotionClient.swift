/// A read-only client of the Notion API.
///
/// ```swift
/// let configuration = ClientConfiguration(token: try Token("ntn_…"))
/// try await NotionClient.withClient(configuration) { client in
///   let me = try await client.send(.currentUser).value
///   for try await block in client.paginate(.children(of: id)) { print(block.id) }
/// }
/// ```
///
/// A client respects the rate limit of its token, waits when the server demands it, and retries transient
/// failures; see ``ClientConfiguration`` for its settings. Use one client for each token, for any number of
/// tasks: the rate limit applies to the token.
///
/// Every call is a value, an ``Endpoint``, which ``send(_:)`` sends and ``paginate(_:)`` follows from cursor
/// to cursor. The crawl of notion-export sends the same values.
public struct NotionClient: Sendable {
  let core: ClientCore

  /// Creates a client that must be shut down; prefer ``withClient(_:isolation:_:)``.
  ///
  /// - Parameters:
  ///   - configuration: The token and the settings.
  ///   - clock: The clock that paces requests; tests replace the default.
  /// - Throws: ``NotionAPIError`` with `.invalidConfiguration`.
  public init(_ configuration: ClientConfiguration, clock: some Clock<Duration> = ContinuousClock()) throws {
    core = try ClientCore(configuration, clock: PacingClock(clock))
  }

  /// Runs `body` with a client that is shut down when it returns or throws.
  ///
  /// - Throws: The error that `body` throws, or ``NotionAPIError`` with `.invalidConfiguration`.
  public static func withClient<Result>(
    _ configuration: ClientConfiguration, isolation: isolated (any Actor)? = #isolation,
    _ body: (NotionClient) async throws -> sending Result
  ) async throws -> sending Result {
    let client = try NotionClient(configuration)
    do {
      let result = try await body(client)
      try await client.shutdown()
      return result
    } catch {
      // The error of the body is more important than this one.
      try? await client.shutdown()
      throw error
    }
  }

  /// The address of its server.
  public var address: ServerAddress { core.configuration.address }

  /// Closes the connections; requests in flight fail.
  public func shutdown() async throws { try await core.shutdown() }

  /// Stops sending: queued and later calls fail with ``NotionAPIError/Code/shutDown``, requests in flight
  /// continue.
  public func stopSending() async { await core.pipeline.stop() }

  /// Sends a call, with retries if necessary, and decodes its response.
  ///
  /// It waits in the queue, for the rate limit, and after transient failures.
  ///
  /// - Throws: ``NotionAPIError``, or `CancellationError` if the task was cancelled.
  public func send<Response>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    try await core.send(endpoint)
  }

  /// Returns the elements of a list, read page by page; use ``ListItems/responses`` for whole responses.
  public func paginate<Response: PaginatedResponse>(_ endpoint: Endpoint<Response>) -> ListItems<Response> {
    ListItems(responses: ListResponses(client: self, endpoint: endpoint))
  }

  /// Returns the client's counters, the learnt rate limit, and its last failures.
  public func statistics() async -> ClientStatistics { await core.pipeline.statistics() }

  /// Sets the number of concurrent requests to the API, as when memory is short.
  public func setConcurrency(_ count: Int) async { await core.pipeline.setConcurrency(count) }
}

/// A response of the API, decoded and verbatim.
public struct APIResponse<Value: Sendable>: Sendable {
  /// The decoded value.
  public let value: Value
  /// The body as received, decompressed; UTF-8.
  public let body: [UInt8]
  /// The HTTP status, 200 to 299.
  public let status: Int
  /// The `x-notion-request-id`.
  public let requestID: String?
  /// The server's time of the response, in whole seconds since 1970 (the `Date` header).
  public let serverTime: Int?
  /// The number of attempts, 1 if the first one succeeded.
  public let attempts: Int

  /// Creates a response.
  package init(
    value: Value, body: [UInt8], status: Int = 200, requestID: String? = nil, serverTime: Int? = nil,
    attempts: Int = 1
  ) {
    self.value = value
    self.body = body
    self.status = status
    self.requestID = requestID
    self.serverTime = serverTime
    self.attempts = attempts
  }
}
