internal import ArgumentParser
internal import NotionExportEngine

/// `--comments none|page|all`.
enum CommentsArgument: String, ExpressibleByArgument, CaseIterable, Sendable {
  case none, page, all

  /// What the crawl understands.
  var value: CrawlConfiguration.Comments {
    switch self {
    case .none: .none
    case .page: .page
    case .all: .all
    }
  }
}
