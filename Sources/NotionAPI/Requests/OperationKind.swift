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

/// The types of operation that a ``RetryPolicy`` distinguishes.
public enum OperationType: String, Sendable, Hashable, CaseIterable {
  /// Reads objects that are known by id.
  case read
  /// Searches or queries; slow on the server, so it is given more time.
  case search
  /// Fetches a file from storage.
  case download
}

/// The priority of a request in the queue and in the number of its attempts.
public enum RequestPriority: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Optional: given up first.
  case low
  /// The default.
  case normal
  /// Others wait for its response, so it is sent first and retried most often.
  case high

  /// Orders low before high.
  public static func < (left: RequestPriority, right: RequestPriority) -> Bool {
    left.rawValue < right.rawValue
  }
}
