package import NotionAPI
package import NotionArchive
package import NotionModel

/// The scope and limits of a crawl.
package struct CrawlConfiguration: Sendable, Hashable {
  /// An object at which a crawl begins.
  package enum Root: Sendable, Hashable {
    /// A page, or a database whose id was mistaken for a page's.
    case page(ObjectID)
    /// A data source, or a database whose id was mistaken for one's.
    case dataSource(ObjectID)

    /// The id.
    package var id: ObjectID {
      switch self {
      case .page(let id), .dataSource(let id): id
      }
    }
  }

  /// The roots of the crawl; empty for everything that the token can access.
  package var roots: [Root]
  /// The comments to fetch.
  package var comments: CommentMode
  /// Whether files hosted by Notion are downloaded.
  package var downloadsAssets: Bool
  /// Whether files hosted elsewhere are downloaded too.
  package var downloadsExternalAssets: Bool
  /// Whether objects are removed even if more than a quarter of the known pages are missing.
  package var allowsMassRemoval: Bool
  /// Maximum number of requests in flight or queued.
  package var requestsInFlight: Int
  /// Maximum estimated memory of their responses, in bytes.
  package var bytesInFlight: Int
  /// The time that requests in flight get to finish after an interruption.
  package var drainTime: Duration

  /// Creates a configuration.
  package init(
    roots: [Root] = [], comments: CommentMode = .page, downloadsAssets: Bool = true,
    downloadsExternalAssets: Bool = false, allowsMassRemoval: Bool = false, requestsInFlight: Int = 32,
    bytesInFlight: Int = 12 << 20, drainTime: Duration = .seconds(5)
  ) {
    self.roots = roots
    self.comments = comments
    self.downloadsAssets = downloadsAssets
    self.downloadsExternalAssets = downloadsExternalAssets
    self.allowsMassRemoval = allowsMassRemoval
    self.requestsInFlight = requestsInFlight
    self.bytesInFlight = bytesInFlight
    self.drainTime = drainTime
  }

  /// The host and port of the API, which may also serve files; set by the crawl.
  package var server: ServerAddress?

  /// Whether a file is downloaded.
  ///
  /// An author can put any address with parameters like a signature into a page. Only file storage is
  /// contacted, so that a page cannot make the program fetch resources that are inaccessible to its author.
  func downloads(_ file: ResponseScan.File) -> Bool {
    switch file.host {
    case .notion: return true
    case .elsewhere: return downloadsExternalAssets
    case .signed:
      if downloadsExternalAssets || SignedURL.isStorage(Array(file.url.utf8)[...]) { return true }
      guard let host = SignedURL.hostName(of: file.url) else { return false }
      if host.hasSuffix(".amazonaws.com") { return true }
      guard let server else { return false }
      if server.isLoopback, host == "localhost" || host.hasPrefix("127.") { return true }
      return SignedURL.authority(of: file.url) == server.host + (server.port.map { ":\($0)" } ?? "")
    }
  }

  /// A key that distinguishes crawls with different selections of files.
  var fileMode: String {
    downloadsAssets ? downloadsExternalAssets ? "all" : "hosted" : "none"
  }

  /// A key that distinguishes crawls with different roots.
  var scope: String {
    roots.map { root in
      switch root {
      case .page(let id): "page \(id)"
      case .dataSource(let id): "data source \(id)"
      }
    }.sorted().joined(separator: ", ")
  }
}
