package import NotionModel
internal import Synchronization

/// The findings of a piece of work in progress. They belong to what it writes, and are kept with that.
package final class FindingScope: Sendable {
  /// The most findings that a scope lists; of further ones it says that there are some, by kind.
  private static let limit = 1_000

  private struct State {
    var listed: Set<Diagnostic> = []
    /// The kinds of the findings that are not listed, each with its gravest severity.
    var unlisted: [Diagnostic.Identifier: Diagnostic.Severity] = [:]
  }

  @TaskLocal private static var current: FindingScope?

  private let object: ObjectID?
  private let state = Mutex(State())

  private init(object: ObjectID?) { self.object = object }

  /// Gives a finding to the scope of the current task.
  ///
  /// - Returns: whether there is a scope.
  package static func keep(_ diagnostic: Diagnostic) -> Bool {
    guard let current else { return false }
    current.add(diagnostic)
    return true
  }

  /// Gives a finding to the scope of the current task, or to `report` outside of any.
  package static func report(_ diagnostic: Diagnostic, otherwise report: (Diagnostic) -> Void) {
    if !keep(diagnostic) { report(diagnostic) }
  }

  /// Runs `body` in a scope of its own.
  ///
  /// - Parameters:
  ///   - object: what is written.
  ///   - body: the work.
  /// - Returns: what was found, in an order that does not depend on when it was.
  /// - Throws: what `body` throws; what was found goes to the scope around this one.
  package static nonisolated(nonsending) func findings(
    about object: ObjectID?, of body: nonisolated(nonsending) () async throws -> Void
  ) async throws -> [Diagnostic] {
    let scope = FindingScope(object: object)
    do {
      try await $current.withValue(scope) { try await body() }
      return scope.findings
    } catch {
      for finding in scope.findings { _ = keep(finding) }
      throw error
    }
  }

  private func add(_ diagnostic: Diagnostic) {
    state.withLock { state in
      guard !state.listed.contains(diagnostic) else { return }
      if state.listed.count < Self.limit {
        state.listed.insert(diagnostic)
      } else {
        state.unlisted[diagnostic.identifier] = max(
          diagnostic.severity, state.unlisted[diagnostic.identifier] ?? diagnostic.severity)
      }
    }
  }

  private var findings: [Diagnostic] {
    let state = state.withLock { $0 }
    let more = state.unlisted.map { identifier, severity in
      Diagnostic(
        severity, identifier, object: object,
        summary: "there are more findings of this kind in the document, which are not listed",
        explanation: "At most \(Self.limit) findings of a document are listed.")
    }
    return (state.listed + more).sorted(by: Diagnostic.areInOrder)
  }
}
