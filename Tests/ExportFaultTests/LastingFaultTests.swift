import NotionAPI
import NotionCrawl
import NotionExportEngine
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

/// Permanent faults in a whole export: the affected objects are skipped and reported, all others are
/// exported.
@Suite struct LastingFaultTests {
  /// Two pages, the first with a toggle that has children.
  private static func workspace() -> (SimulatedWorkspace, page: ObjectID, toggle: ObjectID?) {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(
      page: PageDraft(
        "First",
        content: [.paragraph("Before."), .toggle("More", [.paragraph("Inside.")]), .paragraph("After.")]))
    workspace.add(page: PageDraft("Second", content: [.paragraph("Text.")]))
    return (workspace, page, workspace.children(of: page).dropFirst().first)
  }

  private func export(
    _ workspace: SimulatedWorkspace, _ rules: [FaultRule],
    _ body: (ExportResult, ExportedFolder, NotionSimulator) async throws -> Void
  ) async throws {
    let folder = try ExportedFolder()
    try await withSimulator(workspace, SimulatorConfiguration().with { $0.faults = rules }) { simulator in
      let result = try await FaultyExport(simulator: simulator).run(into: folder)
      try await body(result, folder, simulator)
    }
  }

  @Test(
    "Content that is never answered is skipped, and everything else is exported",
    arguments: [
      Fault.refusedChildren, .internalServerError, .wrongShape, .repeatingCursor, .truncatedJSON,
    ])
  func unansweredContent(fault: Fault) async throws {
    let (workspace, page, content) = Self.workspace()
    let toggle = try #require(content)
    let rules = [FaultRule(fault, on: [.blockChildren], object: toggle)]
    try await export(workspace, rules) { result, folder, _ in
      #expect(result.isComplete)
      #expect(try Set(folder.skipped().keys) == [toggle.description])
      #expect(try folder.skipped().values.allSatisfy { !$0.isEmpty })
      #expect(folder.files.count { $0.hasPrefix("pages/") } == 2)
      let blocks = try folder.json("pages/\(page).json")["blocks"]?.array ?? []
      #expect(blocks.count == 3)
      let reason = blocks.dropFirst().first?["children_unavailable"]?.string
      #expect(reason?.isEmpty == false)
    }
  }

  @Test("Without the capability to read users, everything else is exported")
  func missingUserCapability() async throws {
    let (workspace, _, _) = Self.workspace()
    try await export(workspace, [FaultRule(.forbidden, on: [.users, .user])]) { result, folder, simulator in
      #expect(result.isComplete)
      #expect(result.diagnostics.contains { $0.identifier.rawValue == "capability-missing" })
      #expect(folder.files.count { $0.hasPrefix("pages/") } == 2)
      #expect(simulator.statistics.count(.users) == 1)
    }
  }

  @Test("A synced block without its original is reported") func missingOriginal() async throws {
    var (workspace, _, _) = Self.workspace()
    let original = ObjectID(high: 0x7066_0000_0000_4000, low: 0x8000_0000_0000_0003)
    let page = workspace.add(
      page: PageDraft("Copy", content: [.syncedCopy(of: original), .paragraph("Text.")]))
    try await export(workspace, []) { result, folder, _ in
      #expect(result.isComplete)
      #expect(
        result.diagnostics.contains {
          $0.identifier.rawValue == "synced-original-refused" && $0.object == original && $0.severity == .note
        })
      #expect(try folder.skipped().isEmpty)
      let blocks = try folder.json("pages/\(page).json")["blocks"]?.array ?? []
      #expect(blocks.count == 2)
      #expect(blocks.first?["children_unavailable"]?.string?.isEmpty == false)
    }
  }

  @Test("A revoked token stops the run, and the next run resumes it") func revokedToken() async throws {
    let (whole, folder) = (try ExportedFolder(), try ExportedFolder())
    try await withSimulator(.synthetic(pages: 60, seed: 2)) { simulator in
      let export = FaultyExport(simulator: simulator)
      let undisturbed = try await export.run(into: whole)
      #expect(undisturbed.isComplete)
      let needed = simulator.statistics.count()
      simulator.resetStatistics()
      simulator.configure {
        $0.faults = [FaultRule(.unauthorized, on: FaultMixture.routesOfAPI, .after(100))]
      }
      let stopped = try await export.run(into: folder)
      #expect((stopped.failure as? NotionAPIError)?.code == .unauthorized)
      #expect(try folder.report()["outcome"]?.string == "failed")
      simulator.configure { $0.faults = [] }
      let resumed = try await export.run(into: folder)
      #expect(resumed.isComplete)
      #expect(folder.files == whole.files)
      for file in whole.files { #expect(try folder.bytes(file) == whole.bytes(file), "\(file)") }
      // Nothing is asked for again but what was on its way at the stop, and who the token belongs to.
      #expect(simulator.statistics.repeatedReadCount <= CrawlConfiguration().requestsInFlight + 1)
      #expect(simulator.statistics.count() <= needed + 50)
    }
  }

  @Test("A blocked integration stops the run at once, with a remedy") func blockedIntegration() async throws {
    let (workspace, _, _) = Self.workspace()
    try await export(workspace, [FaultRule(.blocked, .after(3))]) { result, folder, simulator in
      let error = try #require(result.failure as? NotionAPIError)
      #expect(error.code == .requestBlocked)
      #expect(error.advice?.contains("support") == true)
      #expect(try folder.report()["failure"]?.string?.isEmpty == false)
      // Those that were on their way at that moment are the last.
      #expect(simulator.statistics.count() < 20)
    }
  }

  @Test("A refused connection is retried") func refusedConnection() async throws {
    let (workspace, _, _) = Self.workspace()
    let rules = [FaultRule(.refusedConnection(for: .milliseconds(200)), on: [.blockChildren], .first(1))]
    try await export(workspace, rules) { result, folder, simulator in
      #expect(result.isComplete)
      let skipped = try folder.skipped()
      #expect(skipped.isEmpty)
      #expect(simulator.statistics.faults == ["refused": 1])
    }
  }
}
