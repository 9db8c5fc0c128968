import Synchronization

/// Tells whether the archive may have changed, without asking the database.
///
/// A change is counted before it can be seen and again after, so that what was read while nothing was under
/// way holds for as long as the count stays the same.
package final class WriteCounter: Sendable {
  private let begun = Atomic(0)
  private let ended = Atomic(0)

  /// Runs `body`, which may change the archive.
  package nonisolated(nonsending) func count<Result>(
    _ body: nonisolated(nonsending) () async throws -> Result
  ) async throws -> Result {
    begun.add(1, ordering: .sequentiallyConsistent)
    defer { ended.add(1, ordering: .sequentiallyConsistent) }
    return try await body()
  }

  /// The number of changes so far; `nil` while one is under way.
  var revision: Int? {
    // In this order: a change that begins in between makes the numbers differ.
    let ended = ended.load(ordering: .sequentiallyConsistent)
    return begun.load(ordering: .sequentiallyConsistent) == ended ? ended : nil
  }
}
