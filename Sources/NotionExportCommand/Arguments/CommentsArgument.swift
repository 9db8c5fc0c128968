internal import NotionArchive
internal import ArgumentParser
internal import NotionCrawl

/// `--comments none|page|all`.
enum CommentsArgument: String, ExpressibleByArgument, CaseIterable, Sendable {
  case none, page, all

  /// The mode of the crawl.
  var value: CommentMode {
    switch self {
    case .none: .none
    case .page: .page
    case .all: .all
    }
  }
}
