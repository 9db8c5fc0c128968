import NotionModel
import NotionSimulator
import Testing

/// A synced block whose original cannot be read: a note where it is not shared and an error where it fails, for as long as
/// a page shows a copy of it.
@Suite struct MissingOriginalTests {
  private static let original = ObjectID(simulated: "original")
  private static let copy = ObjectID(simulated: "copy")
  private static let page = ObjectID(simulated: "page")

  private static func run(
    _ fault: Fault, _ body: @escaping @Sendable (AccessRun, RequestRecorder) async throws -> Void
  ) async throws {
    var workspace = SimulatedWorkspace()
    workspace.add(
      page: PageDraft(
        "Page", id: page, content: [.paragraph("Text."), .syncedCopy(of: original).id(copy)]))
    workspace.add(page: PageDraft("Other", content: [.synced([.paragraph("Synced.")], id: original)]))
    let recorder = RequestRecorder()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(fault, on: [.blockChildren], object: original)]
      $0.rewrites = [recorder.rewrite]
    }
    try await AccessRun.with(workspace, configuration) { try await body($0, recorder) }
  }

  private static func missing(_ run: AccessRun) throws -> Int? {
    try run.json(".notion-export/report.json")["unavailable_objects"]?.array?.count
  }

  @Test("An original that is not shared is a note in every run, and shown as missing")
  func notShared() async throws {
    try await Self.run(.notFound) { run, recorder in
      let formats = ["json", "markdown", "html", "site"]
      for _ in 0..<2 {
        let ending = try await run.export(formats: formats, "--page", Self.page.description)
        #expect(ending.code == 0, "\(ending.errors)")
        #expect(try run.findings()["synced-original-refused"]?.count == 1)
        #expect(try Self.missing(run) == 0)
      }
      for format in formats {
        #expect(try run.holds("Could not find block", in: "out/\(format)"), "\(format)")
      }
      let requests = recorder.count(of: Self.original)
      run.simulator.edit { $0.delete(Self.copy) }
      #expect(try await run.export(formats: formats, "--page", Self.page.description).code == 0)
      #expect(try run.findings()["synced-original-refused"] == nil)
      #expect(recorder.count(of: Self.original) == requests)
    }
  }

  @Test("An original that fails is an error until it is read")
  func fails() async throws {
    try await Self.run(.wrongShape) { run, _ in
      let page = Self.page.description
      #expect(try await run.export("out", "--page", page).code == 3)
      #expect(try Self.missing(run) == 1)
      run.simulator.configure { $0.faults = [] }
      let second = try await run.export("out", "--page", page)
      #expect(second.code == 0, "\(second.errors)")
      #expect(try Self.missing(run) == 0 && run.holds("Synced."))
    }
  }
}
