public import NotionModel

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
