import NotionExportKit
import Synchronization

/// The rows that a view shows, once for each of their buckets, ordered by bucket.
///
/// Few rows are in memory at a time; the buckets of all rows are stored on disk.
public struct BucketedRows<Bucket: RowBucket>: AsyncSequence, Sendable {
  /// The error of reading the archive.
  public typealias Failure = any Error

  /// A row at one of its buckets.
  public struct Element: Sendable {
    /// The bucket.
    public let bucket: Bucket
    /// The row.
    public let row: ViewRows.Element
  }

  /// Maximum number of buckets whose rows are counted.
  private static var countLimit: Int { 10_000 }

  /// The number of elements: each row once for each of its buckets.
  public let count: Int
  private let listing: WorkspaceListing<OrderedRow>
  private let counts: [[UInt8]: Int]
  private let hasAllCounts: Bool
  private let rows: ViewRows
  private let buckets: @Sendable (PageDocument?) async throws -> [Bucket]

  init(
    _ rows: ViewRows, at buckets: @escaping @Sendable (PageDocument?) async throws -> [Bucket]
  ) async throws {
    self.rows = rows
    self.buckets = buckets
    let counted = Mutex<(counts: [[UInt8]: Int], isWhole: Bool, sum: Int)>(([:], true, 0))
    listing = try await rows.listing { document, order in
      let keys = try await buckets(document).map(\.key)
      counted.withLock { counted in
        counted.sum += keys.count
        for key in keys {
          if counted.counts.count < Self.countLimit || counted.counts[key] != nil {
            counted.counts[key, default: 0] += 1
          } else {
            counted.isWhole = false
          }
        }
      }
      return keys.map { $0 + order }
    }
    (counts, hasAllCounts, count) = counted.withLock { $0 }
  }

  /// Returns the number of rows at a bucket, or `nil` if there are too many buckets to count.
  public func count(at bucket: Bucket) -> Int? { counts[bucket.key] ?? (hasAllCounts ? 0 : nil) }

  /// Whether no row has a bucket.
  public var isEmpty: Bool { counts.isEmpty }

  /// The sort keys of all buckets, in order, with the number of their rows; `nil` if there are too many.
  public var bucketCounts: [(key: [UInt8], count: Int)]? {
    guard hasAllCounts else { return nil }
    return counts.map { ($0.key, $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }

  /// Creates an iterator at the first row of the first bucket.
  public func makeAsyncIterator() -> Iterator { Iterator(rows: self) }

  /// A position among the rows.
  public struct Iterator: AsyncIteratorProtocol, Sendable {
    private let rows: BucketedRows
    private var listing: WorkspaceListing<OrderedRow>.Iterator
    private var skipped: [UInt8]?

    fileprivate init(rows: BucketedRows) {
      self.rows = rows
      listing = rows.listing.makeAsyncIterator()
    }

    /// Skips the remaining rows of a bucket without reading them.
    public mutating func skip(_ bucket: Bucket) { skipped = bucket.key }

    /// Skips a number of rows without reading them.
    public mutating func skip(count: Int) async throws {
      for _ in 0..<count { _ = try await listing.next() }
    }

    /// Returns the next row, or `nil` after the last.
    public mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// Returns the next row, or `nil` after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      while let ordered = try await listing.next(isolation: actor) {
        if let skipped, ordered.key.starts(with: skipped) { continue }
        let document = try await rows.rows.document(of: ordered.row)
        let buckets = try await rows.buckets(document)
        // The page may have changed since its buckets were determined.
        guard let bucket = buckets.first(where: { ordered.key.starts(with: $0.key) }) else { continue }
        return Element(bucket: bucket, row: ViewRows.Element(reference: ordered.row, document: document))
      }
      return nil
    }
  }
}

/// A bucket at which a view shows a row: a group of a board, a day of a calendar.
public protocol RowBucket: Sendable {
  /// The sort key of the bucket. No key of one row's buckets is a prefix of another.
  var key: [UInt8] { get }
}
