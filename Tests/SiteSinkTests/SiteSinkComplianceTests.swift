import SinkTestKit
import SiteSink
import Testing

/// The sink keeps the rules of all sinks.
struct SiteSinkComplianceTests {
  @Test("The sink keeps the rules", arguments: SinkRule.allCases)
  func compliance(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: SiteSinkPlugin.self)
  }
}
