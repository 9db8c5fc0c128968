import Testing

@testable import NotionExportCommand

/// The labels of the file of metrics, which end at a quotation mark.
@Suite struct MetricsLabelTests {
  @Test("No value ends its label", arguments: ["", "\u{301}", "\u{FE0F}", "\u{200D}", "\u{600}"])
  func quoted(joiner: String) {
    let text = PrometheusMetrics.text([("sink", "\(joiner)a\"\(joiner)\\\(joiner)\n\(joiner)")])
    let expected = "{sink=\"\(joiner)a\\\"\(joiner)\\\\\(joiner)\\n\(joiner)\"}"
    #expect(Array(text.utf8) == Array(expected.utf8))
  }
}
