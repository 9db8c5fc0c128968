import Foundation
import NotionSimulator
import TestSupport
import Testing

/// The summary of a run, line by line.
@Suite struct SummaryTests {
  private func expect(_ text: String, toHave shapes: [String]) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == shapes.count, "\(text)")
    for (line, shape) in zip(lines, shapes) {
      #expect(try Regex(shape).wholeMatch(in: line) != nil, "\(line)")
    }
  }

  @Test("The summary says what was exported, what was not, and why") func summary() async throws {
    let folder = try TemporaryFolder()
    let address = #"https://www\.notion\.so/[0-9a-f]{32}#[0-9a-f]{32}"#
    let page = #"  "A specimen of every block" "# + address
    let missing = [
      #"not exported: the API does not give the content of this kind of block \(3 times\)"#, page, page, page,
      #"Some objects could not be exported\. All of them, with the reasons: .*/report\.json"#,
    ]
    let unknown = [
      #"warning: the values of “Odd” are not known in 1 page: the API does not calculate them \(unsupported\)"#,
      #"  "Tasks" https://www\.notion\.so/[0-9a-f]{32}"#,
      "  The pages are marked: “Alarm for a tide that does not turn”",
      "  Look up the values in Notion; the API does not return them\\.",
    ]
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let first = try await bench.program("out").run()
      #expect(first.code == 3)
      try expect(
        first.output,
        toHave: [
          "Archive: 79 pages, 7 databases, 7 data sources, 28 users, 12 files\\.",
          "json: [0-9]+ changes written\\.",
          "Took [0-9.]+ s and [0-9]+ requests\\.",
          "Comments on blocks were not fetched: --comments all would take about [0-9]+ more requests\\.",
          "To check the result: notion-export verify --output .*/out",
        ])
      try expect(first.errors, toHave: unknown + missing)
      let second = try await bench.program("out").run()
      #expect(second.output.contains("\njson: no changes.\n"))
      try expect(second.errors, toHave: unknown + missing)
    }
  }
}
