/// The types of operation that a ``RetryPolicy`` distinguishes.
public enum OperationType: String, Sendable, Hashable, CaseIterable {
  /// Reads objects that are known by id.
  case read
  /// Searches or queries; slow on the server, so it is given more time.
  case search
  /// Fetches a file from storage.
  case download
}
