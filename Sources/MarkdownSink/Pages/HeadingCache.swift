import NotionModel
import Synchronization

/// A cache of the headings of pages to which one page links, so that each is read once.
final class HeadingCache: Sendable {
  /// Capacity; for a page that links to more pages, some are read again.
  private static let limit = 64

  private let known = Mutex<[ObjectID: [PageHeading]]>([:])

  func headings(
    of page: ObjectID, _ read: () async throws -> [PageHeading]
  ) async throws -> [PageHeading] {
    if let headings = known.withLock({ $0[page] }) { return headings }
    let headings = try await read()
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[page] = headings
    }
    return headings
  }
}
