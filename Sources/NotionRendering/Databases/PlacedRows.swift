internal import NotionExportKit
internal import Synchronization

/// The rows that a view shows, at each of the places in which it shows them, in the order of the places.
///
/// Few rows are held at a time; the places of all rows wait on disk.
package struct PlacedRows<Place: RowPlace>: AsyncSequence, Sendable {
  /// Reading the archive may fail.
  package typealias Failure = any Error

  /// A row at one of its places.
  package struct Element: Sendable {
    /// The place.
    package let place: Place
    /// The row.
    package let row: ViewRows.Element
  }

  /// Of how many places it is known how many rows they have.
  private static var countLimit: Int { 10_000 }

  /// How many there are: each row as often as it has places.
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

  /// How many rows a place has; `nil` where there are too many places to tell.
  package func count(at place: Place) -> Int? { counts[place.key] ?? (hasAllCounts ? 0 : nil) }

  /// Whether no row has any place.
  package var isEmpty: Bool { counts.isEmpty }

  /// The bytes of the places that rows have, in order, each with the number of its rows; `nil` where there are
  /// too many.
  package var placeCounts: [(key: [UInt8], count: Int)]? {
    guard hasAllCounts else { return nil }
    return counts.map { ($0.key, $0.value) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }

  /// Starts at the first row of the first place.
  package func makeAsyncIterator() -> Iterator { Iterator(rows: self) }

  /// A place among the rows.
  package struct Iterator: AsyncIteratorProtocol {
    private let rows: PlacedRows
    private var listing: WorkspaceListing<OrderedRow>.Iterator
    private var skipped: [UInt8]?

    fileprivate init(rows: PlacedRows) {
      self.rows = rows
      listing = rows.listing.makeAsyncIterator()
    }

    /// Leaves out the rows of a place that are still to come, without reading them.
    package mutating func skip(_ place: Place) { skipped = place.key }

    /// Leaves out so many rows without reading them.
    package mutating func skip(count: Int) async throws {
      for _ in 0..<count { _ = try await listing.next() }
    }

    /// The next row, or `nil` after the last.
    package mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// The next row, or `nil` after the last.
    package mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      while let ordered = try await listing.next(isolation: actor) {
        if let skipped, ordered.key.starts(with: skipped) { continue }
        let document = try await rows.rows.document(of: ordered.row)
        let places = try await rows.places(document)
        // The page may have changed since its places were found.
        guard let place = places.first(where: { ordered.key.starts(with: $0.key) }) else { continue }
        return Element(place: place, row: ViewRows.Element(reference: ordered.row, document: document))
      }
      return nil
    }
  }
}
