import JSONSink
import SinkTestKit
import Testing

/// The sink keeps the rules of all sinks, in both layouts.
struct JSONSinkTests {
  @Test("With a file for each object", arguments: SinkRule.allCases)
  func files(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: JSONSinkPlugin.self)
  }

  @Test("With a line for each object", arguments: SinkRule.allCases)
  func lines(rule: SinkRule) async throws {
    var options = JSONSinkPlugin.Options()
    options.layout = .ndjson
    try await SinkCompliance.check(rule, of: JSONSinkPlugin.self, options: options)
  }
}
