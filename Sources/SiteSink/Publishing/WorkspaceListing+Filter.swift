import NotionExportKit

extension WorkspaceListing {
  /// Returns the elements that `isIncluded` accepts; the others are read and skipped.
  ///
  /// - Parameters:
  ///   - batchSize: the number of elements in a batch.
  ///   - isIncluded: whether an element is included.
  /// - Returns: the elements, in their order.
  func including(
    batchSize: Int = 100, _ isIncluded: @escaping @Sendable (Element) async throws -> Bool
  ) -> WorkspaceListing {
    WorkspaceListing { try await Self.batch(makeAsyncIterator(), batchSize, isIncluded) }
  }

  private static func batch(
    _ iterator: Iterator, _ size: Int, _ isIncluded: @escaping @Sendable (Element) async throws -> Bool
  ) async throws -> Batch {
    var iterator = iterator
    var kept: [Element] = []
    while kept.count < size {
      guard let element = try await iterator.next() else { return Batch(elements: kept, next: nil) }
      if try await isIncluded(element) { kept.append(element) }
    }
    let rest = iterator
    return Batch(elements: kept) { try await batch(rest, size, isIncluded) }
  }
}
