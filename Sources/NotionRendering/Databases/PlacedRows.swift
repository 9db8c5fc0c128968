internal import NotionExportKit
internal import Synchronization

/// The rows that a view shows, once for each of their places, ordered by place.
///
/// Few rows are in memory at a time; the places of all rows are stored on disk.
package struct PlacedRows<Place: RowPlace>: AsyncSequence, Sendable {
  /// The error of reading the archive.
  package typealias Failure = any Error

  /// A row at one of its places.
  package struct Element: Sendable {
    /// The place.
    package let place: Place
    /// The row.
    package let row: ViewRows.Element
  }

  /// Maximum number of places whose rows are counted.
  private static var countLimit: Int { 10_000 }

  /// The number of elements: each row once for each of its places.
  package let count: Int
  private let listing: WorkspaceListing<OrderedRow>
  private let counts: [[UInt8]: Int]
  private let hasAllCounts: Bool
  private let rows: ViewRows
  private let places: @Sendable (PageDocument?) async throws -> [Place]

  init(
    _ rows: ViewRows, at places: @escaping @Sendable (PageDocument?) async throws -> [Place]
  ) async throws {
    self.rows = rows
    self.places = places
    let counted = Mutex<(counts: [[UInt8]: Int], isWhole: Bool, sum: Int)>(([:], true, 0))
    listing = try await rows.listing { document, order in
      let keys = try await places(document).map(\.key)
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

  /// Returns the number of rows at a place, or `nil` if there are too many places to count.
  package func count(at place: Place) -> Int? { counts[place.key] ?? (hasAllCounts ? 0 : nil) }

  /// Whether no row has a place.
  package var isEmpty: Bool { counts.isEmpty }

  /// The sort keys of all places, in order, with the number of their rows; `nil` if there are too many.
  package var placeCounts: [(key: [UInt8], count: Int)]? {
    guard hasAllCounts else { return nil }
    return counts.map { ($0.key, $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }

  /// Creates an iterator at the first row of the first place.
  package func makeAsyncIterator() -> Iterator { Iterator(rows: self) }

  /// A position among the rows.
  package struct Iterator: AsyncIteratorProtocol {
    private let rows: PlacedRows
    private var listing: WorkspaceListing<OrderedRow>.Iterator
    private var skipped: [UInt8]?

    fileprivate init(rows: PlacedRows) {
      self.rows = rows
      listing = rows.listing.makeAsyncIterator()
    }

    /// Skips the remaining rows of a place without reading them.
    package mutating func skip(_ place: Place) { skipped = place.key }

    /// Skips a number of rows without reading them.
    package mutating func skip(count: Int) async throws {
      for _ in 0..<count { _ = try await listing.next() }
    }

    /// Returns the next row, or `nil` after the last.
    package mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// Returns the next row, or `nil` after the last.
    package mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      while let ordered = try await listing.next(isolation: actor) {
        if let skipped, ordered.key.starts(with: skipped) { continue }
        let document = try await rows.rows.document(of: ordered.row)
        let places = try await rows.places(document)
        // The page may have changed since its places were determined.
        guard let place = places.first(where: { ordered.key.starts(with: $0.key) }) else { continue }
        return Element(place: place, row: ViewRows.Element(reference: ordered.row, document: document))
      }
      return nil
    }
  }
}
