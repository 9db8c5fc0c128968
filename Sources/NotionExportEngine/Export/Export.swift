public import Foundation
public import Logging
public import NotionAPI
internal import NotionArchive
internal import NotionCrawl
internal import NotionExportKit
public import NotionModel

/// An export of a workspace: what to fetch, which formats to write, and where.
///
/// An export is a value. Running it fetches what has changed into the archive in the output folder, and writes
/// the formats from there:
///
/// ```swift
/// let export = Export(to: folder, formats: [ExportFormat(JSONSinkPlugin.self)])
/// let report = try await export.run(from: ClientConfiguration(token: token)) { run in
///   for await progress in run.progress { print(progress) }
/// }
/// ```
///
/// Running it again on the same folder resumes an interrupted run, or fetches only what has changed. One folder
/// is used by one run at a time; others fail with ``ExportError/Code-swift.struct/locked``.
///
/// Cancelling the task, or ``ExportRun/cancel()``, ends a run cleanly: requests in flight get five seconds to
/// finish, checkpoints are written, and the report's outcome is ``ExportReport/Outcome-swift.enum/interrupted``.
///
/// ## Topics
/// ### Describing an export
/// - ``init(to:formats:)``
/// - ``ExportFormat``
/// - ``Root``
/// - ``Comments-swift.enum``
/// - ``Files-swift.enum``
/// - ``Limits-swift.struct``
/// ### Running it
/// - ``run(from:watching:)``
/// - ``run(with:watching:)``
/// - ``render(watching:)``
/// - ``dryRun(with:)``
public struct Export: Sendable {
  /// An object at which an export begins; everything below it is exported too.
  public enum Root: Sendable, Hashable {
    /// A page, or a database whose id was mistaken for a page's.
    case page(PageID)
    /// A data source, or a database whose id was mistaken for one's.
    case dataSource(DataSourceID)
  }

  /// The comments to fetch.
  public enum Comments: String, Sendable, Hashable, Codable, CaseIterable {
    /// None.
    case none
    /// Those on pages: a request for each page.
    case page
    /// Those on pages and on blocks: also a request for each block, which is slow.
    case all
  }

  /// The files of the workspace to download.
  public enum Files: String, Sendable, Hashable, Codable, CaseIterable {
    /// None.
    case none
    /// Those that Notion hosts, and those at signed addresses of file storage.
    case hosted
    /// Also images and files at any other address. The addresses are those that authors put into pages.
    case all
  }

  /// The limits of a run. The rate of requests is in `ClientConfiguration.rateLimits`, and the concurrency of each kind
  /// of request to the API in `ClientConfiguration.operationLimits`.
  public struct Limits: Sendable, Hashable {
    /// The largest number of operations of each kind at one time. A number below 1 counts as 1.
    public struct Concurrency: Sendable, Hashable {
      /// The requests to the API, of all kinds together; by default `nil`, which is the limit of the client's
      /// configuration, 16 if it sets none.
      ///
      /// With a client that others use too, it limits the requests of this run, and the client's own limit that of all.
      public var requests: Int?
      /// The downloads of files; by default `nil`, which is the limit of the client's configuration, 6 if it sets none.
      ///
      /// ``Export/run(with:watching:)`` ignores it: there the client's `operationLimits` decide.
      public var downloads: Int?
      /// The pages that a format writes, if its sink can write several; 2 by default. Each takes memory of its own.
      public var pageWrites = 2

      /// Creates the default limits.
      public init() {}

      /// Returns the configuration of a client with these limits.
      func applied(to configuration: ClientConfiguration) -> ClientConfiguration {
        var configuration = configuration
        if let requests { configuration.concurrency = max(1, requests) }
        if let downloads { configuration.operationLimits.maximum[.downloads] = max(1, downloads) }
        return configuration
      }
    }

    /// The memory that a run may use beyond that of the process at its start, in bytes; 50 million by default.
    ///
    /// Close to the limit fewer requests are sent at a time, and at the limit fetching waits.
    public var memory = 50_000_000
    /// The longest time between two checkpoints of a format; 30 seconds by default. The crawl stores each
    /// response at once.
    public var checkpointInterval = Duration.seconds(30)
    /// The largest number of operations of each kind at one time.
    public var concurrency = Concurrency()

    /// Creates the default limits.
    public init() {}
  }

  /// The output folder. It is created if it does not exist; an existing folder must be empty or of an earlier
  /// export. The archive is in `.notion-export` in it.
  public var output: URL
  /// The formats to write. A single one is written to the output folder, several to a folder each. Without any,
  /// only the archive is brought up to date.
  public var formats: [ExportFormat]
  /// The objects to begin at; by default empty, which is everything that the token can access.
  public var roots: [Root] = []
  /// The comments to fetch; those on pages by default.
  public var comments = Comments.page
  /// The files to download; those that Notion hosts by default.
  public var files = Files.hosted
  /// Whether pages are removed from the output even if more than a quarter of them vanished at once; `false` by
  /// default, as a lost permission looks the same.
  public var allowsMassRemoval = false
  /// Whether the archive is deleted first and everything fetched again; `false` by default.
  public var startsFresh = false
  /// The limits of memory, time and concurrency.
  public var limits = Limits()
  /// The logger of sinks; by default one that discards everything.
  public var logger = Logger(label: "notion-export", factory: { _ in SwiftLogNoOpLogHandler() })

  /// Creates an export with defaults for everything else.
  public init(to output: URL, formats: [ExportFormat]) {
    self.output = output
    self.formats = formats
  }

  /// Fetches what has changed with a client of its own, and writes the formats.
  ///
  /// - Parameters:
  ///   - configuration: the token, the address, and the limits of requests.
  ///   - watching: runs beside the export, and is cancelled when the export has ended. The export's result does
  ///     not depend on it.
  /// - Returns: the report, also of a run that was cancelled or failed half-way.
  /// - Throws: ``ExportError`` or `NotionAPIError` if the run cannot start.
  public func run(
    from configuration: ClientConfiguration,
    watching: @escaping @Sendable (ExportRun) async -> Void = { _ in }
  ) async throws -> ExportReport {
    let board = ProgressBoard(isCrawling: true)
    var configuration = limits.concurrency.applied(to: configuration)
    let onEvent = configuration.onEvent
    configuration.onEvent = { event in
      board.clientDid(event)
      onEvent?(event)
    }
    return try await NotionClient.withClient(configuration) { client in
      try await run(with: client, board, watching)
    }
  }

  /// Fetches what has changed with a client that others may use too, and writes the formats.
  ///
  /// It is otherwise like ``run(from:watching:)``. Requests, failures and received bytes in progress and report
  /// are those of the client.
  public func run(
    with client: NotionClient, watching: @escaping @Sendable (ExportRun) async -> Void = { _ in }
  ) async throws -> ExportReport {
    try await run(
      with: client, ProgressBoard(isCrawling: true), watching, requests: limits.concurrency.requests)
  }

  /// Writes the formats from the archive alone, without a request.
  ///
  /// Use it for a format that is added later, for other options, and to resume a format that failed.
  ///
  /// - Parameter watching: runs beside the export, as in ``run(from:watching:)``.
  /// - Returns: the report.
  /// - Throws: ``ExportError`` if there is no archive, or the run cannot start.
  public func render(
    watching: @escaping @Sendable (ExportRun) async -> Void = { _ in }
  ) async throws -> ExportReport {
    let board = ProgressBoard(isCrawling: false)
    let session = ExportSession(try plan(), logger: logger, board: board)
    return try await ExportRun.run(board, watching, requests: nil) { try await session.render() }
  }

  /// Searches the workspace and forecasts what a run would fetch; writes nothing.
  ///
  /// - Throws: `NotionAPIError`, or ``ExportError`` if the archive cannot be read.
  public func dryRun(with client: NotionClient) async throws -> DryRun {
    let plan = try plan()
    return try await ExportError.translating {
      try await DryRun(
        output: plan.output, client: client, configuration: plan.crawl, startsFresh: plan.startsFresh)
    }
  }

  private func run(
    with client: NotionClient, _ board: ProgressBoard,
    _ watching: @escaping @Sendable (ExportRun) async -> Void, requests: Int? = nil
  ) async throws -> ExportReport {
    var plan = try plan(concurrency: client.largestConcurrency)
    if let requests { plan.crawl.requestsInFlight = max(1, requests) }
    let session = ExportSession(plan, logger: logger, board: board)
    board.client = client
    return try await ExportRun.run(board, watching, requests: { await client.statistics().requests }) {
      try await session.run(client: client)
    }
  }

  /// Returns the plan of a session; `concurrency` is the number of concurrent requests of the client.
  func plan(concurrency: Int = 0) throws -> ExportSession.Plan {
    var names: Set<String> = []
    for format in formats where !names.insert(format.name).inserted {
      throw ExportError(
        .repeatedFormat,
        "The format \(format.name) is given twice. Give it once, or export it to two output folders.")
    }
    var plan = ExportSession.Plan(output: output, sinks: try formats.map { try $0.planned() })
    plan.crawl.roots = roots.map { root in
      switch root {
      case .page(let id): .page(id.object)
      case .dataSource(let id): .dataSource(id.object)
      }
    }
    switch comments {
    case .none: plan.crawl.comments = .none
    case .page: plan.crawl.comments = .page
    case .all: plan.crawl.comments = .all
    }
    plan.crawl.downloadsAssets = files != .none
    plan.crawl.downloadsExternalAssets = files == .all
    plan.crawl.allowsMassRemoval = allowsMassRemoval
    // As many objects are prepared as the client's limits permit, and as many again wait in its queue.
    plan.crawl.requestsInFlight = max(plan.crawl.requestsInFlight, concurrency.clampedMultiplied(by: 2))
    plan.lanes.checkpointInterval = limits.checkpointInterval
    plan.lanes.parallelPages = max(1, limits.concurrency.pageWrites)
    plan.memoryLimit = limits.memory
    plan.startsFresh = startsFresh
    return plan
  }
}
