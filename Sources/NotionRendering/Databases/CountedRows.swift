internal import NotionExportKit
internal import NotionModel

/// The rows that a view shows, filtered and sorted once, so that their number is known.
///
/// Few rows are in memory at a time. If the view sorts or filters, the order of all rows is stored on disk.
package struct CountedRows: AsyncSequence, Sendable {
  /// The error of reading the archive.
  package typealias Failure = any Error
  /// A row.
  package typealias Element = ViewRows.Element

  /// The number of rows.
  package let count: Int
  private let listing: WorkspaceListing<RowReference>
  private let rows: ViewRows

  init(_ listing: WorkspaceListing<RowReference>, of rows: ViewRows) async throws {
    self.listing = listing
    self.rows = rows
    var count = 0
    for try await _ in listing { count += 1 }
    self.count = count
  }

  /// Creates an iterator at the first row.
  package func makeAsyncIterator() -> Iterator {
    Iterator(rows: rows, listing: listing.makeAsyncIterator())
  }

  /// A position among the rows.
  package struct Iterator: AsyncIteratorProtocol {
    fileprivate let rows: ViewRows
    fileprivate var listing: WorkspaceListing<RowReference>.Iterator

    /// Skips rows without reading them.
    package mutating func skip(_ count: Int) async throws {
      for _ in 0..<count { _ = try await listing.next() }
    }

    /// Returns the next row, or `nil` after the last.
    package mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// Returns the next row, or `nil` after the last.
    package mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      guard let row = try await listing.next(isolation: actor) else { return nil }
      return Element(reference: row, document: try await rows.document(of: row))
    }
  }
}
