/// The failures of a client: the last few in full, and the number of all.
public struct ErrorHistory: Sendable {
  /// A failure with its time.
  public struct Entry: Sendable {
    /// The failure of one attempt, even if a retry succeeded.
    public let error: NotionAPIError
    /// The time since the client's creation.
    public let time: Duration
  }

  /// Maximum number of failures that are kept.
  public static let capacity = 10

  /// The last failures, oldest first; at most ``capacity``.
  public private(set) var last: [Entry] = []
  /// The number of failures by kind of operation and code.
  public private(set) var counts: [OperationKind: [NotionAPIError.Code: Int]] = [:]
  /// The number of failures.
  public private(set) var total = 0

  /// Creates a history without failures.
  public init() {}

  /// Returns the number of failures with a code, in all operations.
  public func count(of code: NotionAPIError.Code) -> Int {
    counts.values.reduce(0) { $0 + ($1[code] ?? 0) }
  }

  mutating func record(_ error: NotionAPIError, at time: Duration) {
    total += 1
    if last.count == Self.capacity { last.removeFirst() }
    last.append(Entry(error: error, time: time))
    if let operation = error.operation { counts[operation, default: [:]][error.code, default: 0] += 1 }
  }
}
