/// A client of the Notion API that only reads.
///
/// ```swift
/// let configuration = ClientConfiguration(token: try Token("ntn_…"))
/// try await NotionClient.withClient(configuration) { client in
///   let me = try await client.send(.currentUser).value
///   for try await block in client.paginate(.children(of: id)) { print(block.id) }
/// }
/// ```
///
/// A client keeps to the allowance of its token, waits where the server says so, and asks again where that
/// may help; see ``ClientConfiguration`` for what of it can be set. Use one client for a token, however many
/// tasks share it: the allowance is the token's.
///
/// Every call is a value, an ``Endpoint``, which ``send(_:)`` sends and ``paginate(_:)`` walks through cursor by
/// cursor. The crawl of notion-export sends the same values.
public struct NotionClient: Sendable {
  let core: ClientCore

  /// Makes a client that must be shut down; prefer ``withClient(_:isolation:_:)``.
  ///
  /// - Parameters:
  ///   - configuration: What the client needs to know.
  ///   - clock: The clock that paces requests; another one than the default is for tests.
  /// - Throws: ``NotionAPIError`` with `.invalidConfiguration`.
  public init(_ configuration: ClientConfiguration, clock: some Clock<Duration> = ContinuousClock()) throws {
    core = try ClientCore(configuration, clock: PacingClock(clock))
  }

  /// Runs `body` with a client that is shut down when it returns or throws.
  ///
  /// - Throws: What `body` throws, or ``NotionAPIError`` with `.invalidConfiguration`.
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
      // The error of the body is the one worth telling.
      try? await client.shutdown()
      throw error
    }
  }

  /// The server that it asks.
  public var address: ServerAddress { core.configuration.address }

  /// Closes the connections; requests that are on their way fail.
  public func shutdown() async throws { try await core.shutdown() }

  /// Sends nothing any more: calls that wait for their turn or come later fail with ``NotionAPIError/Code/shutDown``,
  /// those on their way go on.
  public func stopSending() async { await core.pipeline.stop() }

  /// Sends a call, again if need be, and decodes its answer.
  ///
  /// It waits for its turn, for the rate limit, and after failures that may pass.
  ///
  /// - Throws: ``NotionAPIError``, or `CancellationError` where the task was cancelled.
  public func send<Response>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    try await core.send(endpoint)
  }

  /// Walks through a list, element by element; use ``ListItems/responses`` for the answers it comes in.
  public func paginate<Response: PaginatedResponse>(_ endpoint: Endpoint<Response>) -> ListItems<Response> {
    ListItems(responses: ListResponses(client: self, endpoint: endpoint))
  }

  /// What the client did so far, what it has learnt of the server's limits, and its last failures.
  public func statistics() async -> ClientStatistics { await core.pipeline.statistics() }

  /// Changes how many requests to the API may be on their way, as when memory gets short.
  public func setConcurrency(_ count: Int) async { await core.pipeline.setConcurrency(count) }
}
