import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// `.notion-export/report.json`.
@Suite struct ReportTests {
  private func report(_ folder: TemporaryFolder) throws -> JSONValue {
    try JSONValue(json: Array(try folder.bytes("out/.notion-export/report.json")))
  }

  private func count(_ value: JSONValue?) -> Int { value?.integer ?? -1 }

  @Test("The report counts found, exported and skipped objects, and requests") func counts() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown")
      _ = try await bench.program("out").run()
      let report = try report(folder)
      #expect(
        report.object?.members.map(\.key) == [
          "schema", "version", "outcome", "failure", "found", "lanes", "totals", "requests",
          "unavailable_objects", "unavailable_assets", "diagnostics", "diagnostics_not_listed",
        ])
      #expect(report["schema"] == 1 && report["outcome"] == "complete")
      let inventory = simulator.workspace.inventory
      #expect(count(report["found"]?["pages"]) == inventory.pages.count)
      #expect(count(report["found"]?["databases"]) == inventory.databases.count)
      #expect(count(report["found"]?["data_sources"]) == inventory.dataSources.count)
      let lanes = report["lanes"]?.array ?? []
      #expect(lanes.map { $0["format"]?.string } == ["json", "markdown"])
      for lane in lanes {
        #expect(lane["outcome"] == "complete" && lane["replayed"] == true)
        #expect(lane["position"] == lane["end"])
        #expect(count(lane["written"]) > inventory.pages.count)
      }
      #expect(count(report["totals"]?["runs"]) == 1)
      #expect(count(report["totals"]?["requests"]) == simulator.statistics.count())
      #expect(count(report["totals"]?["peak_memory_bytes"]) > 10 << 20)
      let requests = report["requests"]?.array ?? []
      #expect(requests.reduce(0) { $0 + count($1["count"]) } == simulator.statistics.count())
      let order = requests.map { "\($0["operation"]?.string ?? "") \(count($0["status"]))" }
      #expect(order == order.sorted())
      let skipped = report["unavailable_objects"]?.array ?? []
      #expect(!skipped.isEmpty)
      #expect(skipped.allSatisfy { $0["reason"]?.string?.isEmpty == false })
    }
  }

  @Test("Requests below the allowance cause no pause") func noPause() async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with {
      $0.rateLimit = .fixedWindow(allowance: 600, window: .seconds(60))
    }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      _ = try await Workbench(folder, simulator, formats: "json").program("out").run()
      #expect(simulator.statistics.refused == 0)
      let totals = try report(folder)["totals"]
      #expect(count(totals?["pauses"]) == 0 && count(totals?["paused_milliseconds"]) == 0)
      #expect((150..<600).contains(count(totals?["requests"])))
    }
  }

  @Test("The report of a resumed export includes the interrupted run") func resumedExport() async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      _ = try await bench.program("out").run { program in
        await simulator.answered(more: 40)
        program.send(SIGTERM)
      }
      let interrupted = try report(folder)
      #expect(interrupted["outcome"] == "interrupted")
      #expect(interrupted["lanes"]?.array?.first?["outcome"] == "incomplete")
      _ = try await bench.program("out").run()
      let ended = try report(folder)
      #expect(ended["outcome"] == "complete")
      #expect(count(ended["totals"]?["runs"]) == 2)
      #expect(count(ended["totals"]?["requests"]) == simulator.statistics.count())
    }
  }
}
