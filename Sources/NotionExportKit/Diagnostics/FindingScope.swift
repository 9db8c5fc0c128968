package import NotionModel
internal import Synchronization

/// The findings of an operation in progress, such as the writing of a document; they are stored with its output.
package final class FindingScope: Sendable {
  /// The maximum number of findings in the list of a scope; one more finding for each kind states that there are more.
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

  /// Adds a finding to the scope of the current task.
  ///
  /// - Returns: `false` outside of any scope.
  package static func keep(_ diagnostic: Diagnostic) -> Bool {
    guard let current else { return false }
    current.add(diagnostic)
    return true
  }

  /// Adds a finding to the scope of the current task; outside of any scope, passes it to `report`.
  package static func report(_ diagnostic: Diagnostic, otherwise report: (Diagnostic) -> Void) {
    if !keep(diagnostic) { report(diagnostic) }
  }

  /// Runs `body` in a new scope.
  ///
  /// - Parameters:
  ///   - object: the object that is written.
  ///   - body: the operation.
  /// - Returns: the findings, in report order.
  /// - Throws: the error of `body`; the findings are added to the enclosing scope.
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
