import NotionModel
import Synchronization

/// The headings of the pages that one page links into, so that each of them is read once.
final class HeadingCache: Sendable {
  /// A page that links to more pages than that reads some of them again.
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
