internal import ArgumentParser
internal import NotionExportEngine

/// `--comments none|page|all`.
enum CommentsArgument: String, ExpressibleByArgument, CaseIterable, Sendable {
  case none, page, all

  /// The comments of the export.
  var value: Export.Comments {
    switch self {
    case .none: .none
    case .page: .page
    case .all: .all
    }
  }
}
