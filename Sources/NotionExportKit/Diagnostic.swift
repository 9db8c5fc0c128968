public import NotionModel
internal import Synchronization

/// A finding about one object that does not stop the run: what happened, why, and what to do.
public struct Diagnostic: Sendable, Hashable {
  /// The severity of a finding.
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Information; nothing is missing from the output.
    case note
    /// A difference between the output and Notion.
    case warning
    /// Content that could not be exported.
    case error

    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }

    /// Orders severities from the least to the gravest.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// The stable name of a kind of finding, as in `asset-unavailable`.
  public struct Identifier: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name: lower case words joined by hyphens.
    public let rawValue: String
    /// Creates an identifier from its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The name.
    public var description: String { rawValue }
  }

  /// The severity.
  public let severity: Severity
  /// The kind of finding.
  public let identifier: Identifier
  /// The affected object.
  public let object: ObjectID?
  /// A description of one line, without a full stop.
  public let summary: String
  /// The cause, if it is known.
  public let explanation: String?
  /// The remedy, if there is one.
  public let solution: String?

  /// Creates a finding.
  public init(
    _ severity: Severity, _ identifier: Identifier, object: ObjectID? = nil, summary: String,
    explanation: String? = nil, solution: String? = nil
  ) {
    self.severity = severity
    self.identifier = identifier
    self.object = object
    self.summary = summary
    self.explanation = explanation
    self.solution = solution
  }
}

extension Diagnostic {
  /// Returns whether two findings are in report order: gravest first, then by kind, object and text.
  package static func areInOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    if left.identifier != right.identifier { return left.identifier.rawValue < right.identifier.rawValue }
    if left.object != right.object {
      return (left.object?.description ?? "") < (right.object?.description ?? "")
    }
    return (left.summary, left.explanation ?? "") < (right.summary, right.explanation ?? "")
  }
}

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
