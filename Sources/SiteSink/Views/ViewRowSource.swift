import SinkRendering

/// The rows of a view in order, filtered and sorted once for all its documents.
enum ViewRowSource {
  case plain(CountedRows)
  case grouped(BucketedRows<GroupBucket>)
  case dated(BucketedRows<CalendarBuckets.Bucket>)

  /// A position among the rows.
  enum Cursor {
    case plain(CountedRows.Iterator)
    case grouped(BucketedRows<GroupBucket>.Iterator)
    case dated(BucketedRows<CalendarBuckets.Bucket>.Iterator)

    /// Skips rows without reading them.
    mutating func skip(_ count: Int) async throws {
      switch self {
      case .plain(var iterator):
        try await iterator.skip(count)
        self = .plain(iterator)
      case .grouped(var iterator):
        try await iterator.skip(count: count)
        self = .grouped(iterator)
      case .dated(var iterator):
        try await iterator.skip(count: count)
        self = .dated(iterator)
      }
    }
  }

  /// Returns the position of the first row.
  func start() -> Cursor {
    switch self {
    case .plain(let rows): .plain(rows.makeAsyncIterator())
    case .grouped(let rows): .grouped(rows.makeAsyncIterator())
    case .dated(let rows): .dated(rows.makeAsyncIterator())
    }
  }

  /// Returns the division of the rows into documents.
  func pages(isBoard: Bool, in placement: ViewPlacement) -> ViewPages {
    switch self {
    case .plain(let rows): return ViewPages(of: rows.count, size: placement.size)
    case .grouped(let rows):
      guard isBoard else { return ViewPages(of: rows.count, size: placement.size) }
      // If every card is on the board, there are no further documents.
      let limit = placement.boardLimit
      let isWhole =
        rows.count <= limit.total && rows.bucketCounts?.allSatisfy { $0.count <= limit.group } ?? false
      return isWhole
        ? ViewPages(of: rows.count, size: max(rows.count, 1))
        : ViewPages(of: rows.count, size: placement.size, isBoard: true)
    case .dated(let rows):
      // If there are too many days to count their rows, all rows are in one document.
      guard let counts = rows.bucketCounts else { return ViewPages(of: rows.count, size: max(rows.count, 1)) }
      var months: [(start: CalendarDay, count: Int)] = []
      var undated = 0
      for (key, count) in counts {
        guard let start = CalendarBuckets.Bucket(key: key)?.day?.monthStart else {
          undated += count
          continue
        }
        if months.last?.start == start {
          months[months.count - 1].count += count
        } else {
          months.append((start, count))
        }
      }
      return ViewPages(months: months, undated: undated, size: placement.size)
    }
  }
}
