/// The kinds of operation that are paced, limited and counted apart from each other.
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
  /// The value of one property, where a page object cuts it short.
  case properties
  /// A search over everything that the token can see.
  case search
  /// A file; it comes from storage, not from the API, and counts against no allowance of the API.
  case downloads

  /// What the operation is for a ``RetryPolicy``.
  public var type: OperationType {
    switch self {
    case .search: .search
    case .downloads: .download
    default: .read
    }
  }
}
