/// A violated rule, with the evidence, the reason of the rule, and advice.
public struct SinkViolation: Error, Sendable, Hashable, CustomStringConvertible {
  /// The rule.
  public let rule: SinkRule
  /// The plugin of the sink.
  public let plugin: String
  /// The evidence of the violation.
  public let finding: String

  init(_ rule: SinkRule, _ plugin: Any.Type, _ finding: String) {
    self.rule = rule
    self.plugin = "\(plugin)"
    self.finding = finding
  }

  /// All parts, one on each line.
  public var description: String {
    """
    \(plugin) broke a rule of sinks: \(rule)
      Found: \(finding)
      Why it matters: \(rule.reason)
      What to do: \(rule.advice)
    """
  }
}
