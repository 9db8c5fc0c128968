import NotionExportKit

extension WorkspaceListing {
  /// The elements that `isIncluded` lets through; as many of the others are read as there are between them.
  ///
  /// - Parameters:
  ///   - batchSize: the number of elements that are looked for at once.
  ///   - isIncluded: whether an element is let through.
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
