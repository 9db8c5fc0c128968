import NotionExportKit

extension WorkspaceListing {
  private static var batchSize: Int { 100 }

  /// The elements that `isIncluded` lets through; as many of the others are read as there are between them.
  func including(_ isIncluded: @escaping @Sendable (Element) async throws -> Bool) -> WorkspaceListing {
    WorkspaceListing { try await Self.batch(makeAsyncIterator(), isIncluded) }
  }

  private static func batch(
    _ iterator: Iterator, _ isIncluded: @escaping @Sendable (Element) async throws -> Bool
  ) async throws -> Batch {
    var iterator = iterator
    var kept: [Element] = []
    while kept.count < batchSize {
      guard let element = try await iterator.next() else { return Batch(elements: kept, next: nil) }
      if try await isIncluded(element) { kept.append(element) }
    }
    let rest = iterator
    return Batch(elements: kept) { try await batch(rest, isIncluded) }
  }
}
