import Synchronization

/// Detects changes of the archive without a database query.
///
/// A change is counted before it becomes visible and again after, so values that were read while no change
/// was in progress are valid as long as the count stays the same.
package final class WriteCounter: Sendable {
  private let begun = Atomic(0)
  private let ended = Atomic(0)
  private let isShared: Bool

  /// Creates a counter; `isShared` if other processes change the archive too, which it cannot count.
  init(isShared: Bool = false) { self.isShared = isShared }

  /// Runs `body`, which may change the archive.
  package nonisolated(nonsending) func count<Result>(
    _ body: nonisolated(nonsending) () async throws -> Result
  ) async throws -> Result {
    begun.add(1, ordering: .sequentiallyConsistent)
    defer { ended.add(1, ordering: .sequentiallyConsistent) }
    return try await body()
  }

  /// The number of changes so far, or `nil` during a change, or if there may be others.
  var revision: Int? {
    guard !isShared else { return nil }
    // In this order, a change that begins in between makes the numbers differ.
    let ended = ended.load(ordering: .sequentiallyConsistent)
    return begun.load(ordering: .sequentiallyConsistent) == ended ? ended : nil
  }
}
