public import NotionExportKit

/// The suite that every sink must pass.
///
/// It runs the sink over scripted workspaces like a lane, and throws a ``SinkViolation`` that names the
/// violated rule, the evidence and the remedy. In a test of your sink, with a result for each rule:
///
/// ```swift
/// @Test("The sink keeps the rules", arguments: SinkRule.allCases)
/// func compliance(rule: SinkRule) async throws {
///   try await SinkCompliance.check(rule, of: OutlineSinkPlugin.self)
/// }
/// ```
public enum SinkCompliance {
  /// Checks all rules.
  ///
  /// - Parameters:
  ///   - plugin: the sink's plugin.
  ///   - options: the user's options; check once for each set of options with a different output.
  /// - Throws: ``SinkViolation`` for the first rule that is violated.
  public static func check<Plugin: SinkPlugin>(
    _ plugin: Plugin.Type, options: Plugin.Options = Plugin.Options()
  ) async throws {
    for rule in SinkRule.allCases { try await check(rule, of: plugin, options: options) }
  }

  /// Checks one rule.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - plugin: the sink's plugin.
  ///   - options: the user's options.
  /// - Throws: ``SinkViolation`` if the sink violates it.
  public static func check<Plugin: SinkPlugin>(
    _ rule: SinkRule, of plugin: Plugin.Type, options: Plugin.Options = Plugin.Options()
  ) async throws {
    let subject = Subject<Plugin>(options: options)
    switch rule {
    case .described: try subject.checkDescriptions()
    case .deterministic: try await subject.checkDeterminism()
    case .concurrent: try await subject.checkConcurrency()
    case .idempotent: try await subject.checkIdempotence()
    case .resumable: try await subject.checkResumption()
    case .tidy: try await subject.checkTidiness()
    case .separate: try await subject.checkSeparation()
    case .contained: try await subject.checkContainment()
    case .tolerant: try await subject.checkTolerance()
    case .bounded: try await subject.checkMemory()
    case .honest: try await subject.checkHonesty()
    case .cancellable: try await subject.checkCancellation()
    case .discreet: try await subject.checkDiscretion()
    }
  }
}
