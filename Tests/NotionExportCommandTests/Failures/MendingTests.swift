import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Runs that fetch the objects that an earlier run could not read.
@Suite struct MendingTests {
  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: name) }

  private func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let picture = workspace.addAsset(
      "gauge.png", contentType: "image/png", bytes: Array("not really a picture".utf8))
    workspace.add(
      page: PageDraft(
        "Home",
        content: [
          .paragraph("Text."), .toggle("More", [.paragraph("Inside.")]).id(Self.id("toggle")),
          .image(.hosted(picture)),
        ], comments: [CommentDraft("Is this still so?")]))
    return workspace
  }

  @Test(
    "A run with skipped objects is followed by a complete one",
    arguments: [
      FaultRule(.forbidden, on: [.blockChildren], object: id("toggle")),
      FaultRule(.forbidden, on: [.download]),
    ])
  func skippedObjects(fault: FaultRule) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(workspace()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let whole = try await bench.program("whole").run()
      #expect(whole.code == 0, "\(whole.errors)")
      simulator.configure { $0.faults = [fault] }
      let first = try await bench.program("out").run()
      #expect(first.code == 3, "\(first.errors)")
      #expect(first.errors.contains("with the reasons: .notion-export/report.json"))
      simulator.configure { $0.faults = [] }
      let second = try await bench.program("out").run()
      #expect(second.code == 0, "\(second.errors)")
      #expect(second.errors == "")
      try bench.expectSame("out", "whole")
    }
  }

  @Test("Comments are exported when they become readable") func laterComments() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(workspace()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      _ = try await bench.program("whole").run()
      simulator.edit { $0.capabilities.readsComments = false }
      let first = try await bench.program("out").run()
      #expect(first.errors.contains("the integration may not read comments"))
      simulator.edit { $0.capabilities.readsComments = true }
      let second = try await bench.program("out").run()
      #expect(second.code == 0, "\(second.errors)")
      #expect(second.errors == "")
      try bench.expectSame("out", "whole")
    }
  }
}
