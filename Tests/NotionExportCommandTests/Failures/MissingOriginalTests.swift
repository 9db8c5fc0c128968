import NotionModel
import NotionSimulator
import Testing

/// A synced block whose original cannot be read: an error for as long as a page shows a copy of it.
@Suite struct MissingOriginalTests {
  private static let original = ObjectID(simulated: "original")
  private static let copy = ObjectID(simulated: "copy")
  private static let page = ObjectID(simulated: "page")

  @Test("What no page shows any longer is not missed, and not asked for")
  func copyGoes() async throws {
    var workspace = SimulatedWorkspace()
    workspace.add(
      page: PageDraft(
        "Page", id: Self.page,
        content: [.paragraph("Text."), .syncedCopy(of: Self.original).id(Self.copy)]))
    workspace.add(page: PageDraft("Other", content: [.synced([.paragraph("Synced.")], id: Self.original)]))
    let recorder = RequestRecorder()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(.notFound, on: [.blockChildren], object: Self.original)]
      $0.rewrites = [recorder.rewrite]
    }
    try await AccessRun.with(workspace, configuration) { (run) async throws in
      let page = Self.page.description
      #expect(try await run.export(formats: ["json", "markdown"], "--page", page).code == 3)
      #expect(try run.json(".notion-export/report.json")["unavailable_objects"]?.array?.count == 1)
      let requests = recorder.count(of: Self.original)
      run.simulator.edit { $0.delete(Self.copy) }
      let second = try await run.export(formats: ["json", "markdown"], "--page", page)
      #expect(second.code == 0, "\(second.errors)")
      #expect(try run.json(".notion-export/report.json")["unavailable_objects"]?.array?.count == 0)
      #expect(recorder.count(of: Self.original) == requests)
    }
  }
}
