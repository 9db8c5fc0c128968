internal import NotionExportKit
internal import NotionModel

/// The rows that a view shows, found and put in order once, so that it is known how many there are.
///
/// Few rows are held at a time. Where the view sorts or leaves out, the order of all rows waits on disk.
package struct CountedRows: AsyncSequence, Sendable {
  /// Reading the archive may fail.
  package typealias Failure = any Error
  /// A row.
  package typealias Element = ViewRows.Element

  /// How many rows there are.
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

  /// Starts at the first row.
  package func makeAsyncIterator() -> Iterator {
    Iterator(rows: rows, listing: listing.makeAsyncIterator())
  }

  /// A place among the rows.
  package struct Iterator: AsyncIteratorProtocol {
    fileprivate let rows: ViewRows
    fileprivate var listing: WorkspaceListing<RowReference>.Iterator

    /// Leaves out rows without reading them.
    package mutating func skip(_ count: Int) async throws {
      for _ in 0..<count { _ = try await listing.next() }
    }

    /// The next row, or `nil` after the last.
    package mutating func next() async throws -> Element? { try await next(isolation: nil) }

    /// The next row, or `nil` after the last.
    package mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
      guard let row = try await listing.next(isolation: actor) else { return nil }
      return Element(reference: row, document: try await rows.document(of: row))
    }
  }
}
