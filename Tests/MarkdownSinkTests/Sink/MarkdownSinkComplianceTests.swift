import MarkdownSink
import SinkTestKit
import Testing

/// The sink keeps the rules of all sinks, in each flavour.
struct MarkdownSinkComplianceTests {
  @Test("The sink keeps the rules", arguments: MarkdownFlavor.allCases, SinkRule.allCases)
  func compliance(flavor: MarkdownFlavor, rule: SinkRule) async throws {
    var options = MarkdownSinkPlugin.Options()
    options.flavor = flavor
    try await SinkCompliance.check(rule, of: MarkdownSinkPlugin.self, options: options)
  }
}
