package import NotionAPI
package import NotionArchive
package import NotionModel

/// What a crawl fetches.
package struct CrawlConfiguration: Sendable, Hashable {
  /// An object at which a crawl begins.
  package enum Root: Sendable, Hashable {
    /// A page, or a database whose id was taken for a page's.
    case page(ObjectID)
    /// A data source, or a database whose id was taken for one's.
    case dataSource(ObjectID)

    /// The id.
    package var id: ObjectID {
      switch self {
      case .page(let id), .dataSource(let id): id
      }
    }
  }

  /// Where to begin; everything that the token can see where it is empty.
  package var roots: [Root]
  /// Which comments are fetched.
  package var comments: CommentMode
  /// Whether files hosted by Notion are downloaded.
  package var downloadsAssets: Bool
  /// Whether files hosted elsewhere are downloaded too.
  package var downloadsExternalAssets: Bool
  /// Whether objects are removed although more than a quarter of the known pages vanished at once.
  package var allowsMassRemoval: Bool
  /// How many requests may be under way or waiting for their turn at once.
  package var requestsInFlight: Int
  /// How many bytes their responses may take in memory, as far as that can be told before they come.
  package var bytesInFlight: Int
  /// How long requests under way may take to end once the crawl is told to stop.
  package var drainTime: Duration

  /// Makes a configuration.
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

  /// The host of the API, with its port, which may keep files too; set by the crawl.
  package var server: ServerAddress?

  /// Whether a file is downloaded.
  ///
  /// People can put any address into a page and call its parameters a signature. Only file storage is asked, so that
  /// a page does not make the program fetch what its author could not.
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

  /// What tells crawls apart that look for different files.
  var fileMode: String {
    downloadsAssets ? downloadsExternalAssets ? "all" : "hosted" : "none"
  }

  /// What tells crawls apart that reach for different parts of a workspace.
  var scope: String {
    roots.map { root in
      switch root {
      case .page(let id): "page \(id)"
      case .dataSource(let id): "data source \(id)"
      }
    }.sorted().joined(separator: ", ")
  }
}
