/// The kinds of operation that are paced, limited and counted separately.
public enum OperationKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A page, or its text as Markdown.
  case pages
  /// A block, or the children of a block.
  case blocks
  /// A database, a data source and its rows, or a view.
  case databases
  /// Comments.
  case comments
  /// Users, and the emoji of the workspace.
  case users
  /// The value of one property that a page object truncates.
  case properties
  /// A search over everything that the token can access.
  case search
  /// A file; it is fetched from storage, not from the API, whose rate limit does not apply.
  case downloads

  /// The type of the operation for a ``RetryPolicy``.
  public var type: OperationType {
    switch self {
    case .search: .search
    case .downloads: .download
    default: .read
    }
  }
}
