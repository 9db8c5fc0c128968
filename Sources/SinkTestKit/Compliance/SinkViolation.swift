/// A rule that a sink broke: which, how it was found out, why there is such a rule, and how to keep it.
public struct SinkViolation: Error, Sendable, Hashable, CustomStringConvertible {
  /// The rule.
  public let rule: SinkRule
  /// The plugin of the sink.
  public let plugin: String
  /// What happened.
  public let finding: String

  init(_ rule: SinkRule, _ plugin: Any.Type, _ finding: String) {
    self.rule = rule
    self.plugin = "\(plugin)"
    self.finding = finding
  }

  /// All of it, a line for each part.
  public var description: String {
    """
    \(plugin) broke a rule of sinks: \(rule)
      Found: \(finding)
      Why it matters: \(rule.reason)
      What to do: \(rule.advice)
    """
  }
}
