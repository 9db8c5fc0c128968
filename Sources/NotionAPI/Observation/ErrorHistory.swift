/// The failures that a client met: the last few at hand, all of them counted.
public struct ErrorHistory: Sendable {
  /// A failure, and when it was met.
  public struct Entry: Sendable {
    /// The failure, of one attempt; what was tried again and succeeded is here as well.
    public let error: NotionAPIError
    /// When, since the client's beginning.
    public let time: Duration
  }

  /// How many failures are kept.
  public static let capacity = 10

  /// The last failures, oldest first; at most ``capacity``.
  public private(set) var last: [Entry] = []
  /// How many there were, by kind of operation and of failure.
  public private(set) var counts: [OperationKind: [NotionAPIError.Code: Int]] = [:]
  /// How many there were.
  public private(set) var total = 0

  /// A history without failures.
  public init() {}

  /// How many failures of a category there were, in all operations.
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
