internal import Synchronization

/// The findings of a piece of work in progress. They belong to what it writes, and are kept with that.
package final class FindingScope: Sendable {
  /// Findings that one scope keeps; further ones are reported and not kept.
  private static let limit = 1_000

  @TaskLocal private static var current: FindingScope?

  private let found = Mutex<Set<Diagnostic>>([])

  private init() {}

  /// Gives a finding to the scope of the current task.
  ///
  /// - Returns: whether the scope keeps it; `false` outside of any.
  package static func keep(_ diagnostic: Diagnostic) -> Bool {
    guard let current else { return false }
    return current.found.withLock { found in
      guard found.count < limit || found.contains(diagnostic) else { return false }
      found.insert(diagnostic)
      return true
    }
  }

  /// Runs `body` in a scope of its own.
  ///
  /// - Returns: what was found, in an order that does not depend on when it was.
  /// - Throws: what `body` throws; what was found goes to the scope around this one.
  package static nonisolated(nonsending) func findings(
    of body: nonisolated(nonsending) () async throws -> Void
  ) async throws -> [Diagnostic] {
    let scope = FindingScope()
    do {
      try await $current.withValue(scope) { try await body() }
      return scope.findings
    } catch {
      for finding in scope.findings { _ = keep(finding) }
      throw error
    }
  }

  private var findings: [Diagnostic] {
    found.withLock { $0 }.sorted(by: Diagnostic.areInOrder)
  }
}
