internal import DurableFiles
internal import Foundation
internal import GRDB
internal import NotionAPI
internal import NotionArchive
internal import NotionCrawl
internal import NotionExportKit
public import NotionModel

/// A forecast of an export, computed by search alone: a hundred objects a request, and nothing is written.
public struct DryRun: Sendable {
  /// Maximum number of pages that are listed; all are counted.
  private static let listLimit = 200
  /// Lists of children that a page takes on average; toggles, columns and tables are lists of their own.
  private static let listsPerPage = 2.0
  /// Average number of blocks of a page, each of which costs a request if comments on blocks are fetched.
  private static let blocksPerPage = 25.0

  /// A page or data source that would be fetched.
  public struct Entry: Sendable, Hashable {
    /// The id.
    public let id: ObjectID
    /// The title; empty if it has none.
    public let title: String
    /// Whether the archive does not have it yet.
    public let isNew: Bool
  }

  /// Pages that the archive does not have.
  public private(set) var newPages = 0
  /// Pages that have been edited since the archive was made.
  public private(set) var editedPages = 0
  /// Pages whose state in the archive is current.
  public private(set) var unchangedPages = 0
  /// Data sources.
  public private(set) var dataSources = 0
  /// The first objects that the export would fetch, in the order of the search.
  public private(set) var entries: [Entry] = []
  /// Whether the export is limited to a part of the workspace, whose size is unknown until it is read.
  public private(set) var isLimited = false
  /// Whether the API has truncated the search, so that there may be more objects.
  public private(set) var isCut = false
  /// The number of requests that the export would send, without file downloads.
  public private(set) var requests = 0

  /// Searches the workspace, and compares it with the archive in `output` if there is one.
  ///
  /// - Throws: `NotionAPIError`, or `ArchiveError` if the archive cannot be read.
  init(
    output: URL, client: NotionClient, configuration: CrawlConfiguration, startsFresh: Bool
  ) async throws {
    let state = StateDirectory(in: output.standardizedFileURL)
    var archive: DatabaseQueue?
    var readable: ReadableDatabase?
    if state.holdsArchive, !startsFresh {
      try state.refuseForeignFiles()
      let found = try ReadableDatabase(state.archive.path(percentEncoded: false))
      readable = found
      archive = try DatabaseQueue(path: found.name, configuration: ReadableDatabase.configuration)
    }
    defer {
      try? archive?.close()
      withExtendedLifetime(readable) {}
    }
    if configuration.roots.isEmpty {
      for try await answer in client.paginate(.search(SearchQuery(order: .leastRecentlyEdited))).responses {
        if answer.response.value.requestStatus?.isIncomplete == true { isCut = true }
        for object in answer.elements {
          switch object {
          case .page(let page) where !page.isInTrash:
            try await add(page, archive)
          case .dataSource(let source) where !source.isInTrash: dataSources += 1
          case .page, .dataSource, .database, .block, .user, .comment, .view, .unknown: continue
          }
        }
      }
    } else {
      isLimited = true
      for root in configuration.roots { try await add(root, client) }
    }
    requests = estimate(configuration)
  }

  /// Returns the time that the requests take at Notion's rate limit: a burst of 180 requests, then three a
  /// second; or at a lower limit of your own, in requests per second.
  public func time(at limit: Double?) -> Duration {
    let perSecond = min(limit ?? 3, 3)
    let beyond = max(0, Double(requests) - (limit == nil ? 180 : 0))
    return Duration(clampedSeconds: Double(min(requests, 180)) / (limit ?? 15) + beyond / perSecond)
  }

  private mutating func add(_ page: Page, _ archive: DatabaseQueue?) async throws {
    let id = page.id.object
    let known = try await archive?.read { database in
      try ArchiveTables(database: database, codec: BodyCodec()).objects.contentEdited(id)
    }
    if let known, known == page.lastEditedTime?.minute ?? 0 {
      unchangedPages += 1
      return
    }
    if known == nil { newPages += 1 } else { editedPages += 1 }
    if entries.count < Self.listLimit {
      entries.append(Entry(id: id, title: page.title.plainText, isNew: known == nil))
    }
  }

  private mutating func add(_ root: CrawlConfiguration.Root, _ client: NotionClient) async throws {
    switch root {
    case .page(let id):
      let page = try await client.send(.page(PageID(id))).value
      newPages += 1
      entries.append(Entry(id: id, title: page.title.plainText, isNew: true))
    case .dataSource(let id):
      let source = try await client.send(.dataSource(DataSourceID(id))).value
      dataSources += 1
      entries.append(Entry(id: id, title: source.title.plainText, isNew: true))
    }
  }

  private func estimate(_ configuration: CrawlConfiguration) -> Int {
    let all = newPages + editedPages + unchangedPages
    let changed = Double(newPages + editedPages)
    var requests = 3 + Double(all + dataSources) / 100 + Double(dataSources) * 3
    requests += changed * Self.listsPerPage
    switch configuration.comments {
    case .none: break
    case .page: requests += changed
    case .all: requests += changed * (1 + Self.blocksPerPage)
    }
    return Int(requests.rounded(.up))
  }
}
