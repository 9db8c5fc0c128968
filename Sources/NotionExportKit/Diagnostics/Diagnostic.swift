public import NotionModel

/// A finding about one object that does not stop the run: what happened, why, and what to do.
public struct Diagnostic: Sendable, Hashable {
  /// How much a finding matters.
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Worth knowing; nothing is missing from the output.
    case note
    /// Something is shown otherwise than in Notion.
    case warning
    /// Something could not be exported.
    case error

    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }

    /// Orders by how much it matters.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  /// The stable name of a kind of finding, as in `asset-unavailable`.
  public struct Identifier: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name: lower case words joined by hyphens.
    public let rawValue: String
    /// Takes a name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The name.
    public var description: String { rawValue }
  }

  /// How much it matters.
  public let severity: Severity
  /// What kind of finding it is.
  public let identifier: Identifier
  /// The object it is about.
  public let object: ObjectID?
  /// What happened, in one line without a full stop.
  public let summary: String
  /// Why, where more can be said.
  public let explanation: String?
  /// What a person can do about it.
  public let solution: String?

  /// Makes a finding.
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
  /// Whether two findings are in the order in which they are told: gravest first, then by kind, object and text.
  package static func areInOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.severity != right.severity { return left.severity > right.severity }
    if left.identifier != right.identifier { return left.identifier.rawValue < right.identifier.rawValue }
    if left.object != right.object {
      return (left.object?.description ?? "") < (right.object?.description ?? "")
    }
    return (left.summary, left.explanation ?? "") < (right.summary, right.explanation ?? "")
  }
}
