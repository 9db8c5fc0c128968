import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Pages that are archived in Notion, which are neither live nor in the trash.
struct ArchivedPageTests {
  private static let child = ObjectID(simulated: "archived child")

  /// A catalog with an archived row that contains a page, and an archived page outside of the catalog.
  private static func workspace() -> SimulatedWorkspace {
    let rows = Catalog.rows.map { row in
      guard row.id == Catalog.row("Cedar") else { return row }
      return row.with {
        $0.isArchived = true
        $0.content = [.paragraph("Resinous heartwood"), .page(PageDraft("Cedar shavings", id: child))]
      }
    }
    var workspace = Catalog.workspace(
      views: [Catalog.view()], rows: rows)
    workspace.add(
      page: PageDraft(
        "Index",
        content: [
          .paragraph(["See ", .page(Catalog.row("Cedar")), " and ", .page(Catalog.row("Birch")), "."]),
          .page(
            PageDraft("Old minutes", id: ObjectID(simulated: "old minutes")).with { $0.isArchived = true }),
        ]))
    return workspace
  }

  private func run(
    _ workspace: SimulatedWorkspace = workspace(),
    _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
    _ arguments: [String] = [], _ body: (TemporaryFolder) throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(workspace, configuration) { simulator in
      var program = Workbench(folder, simulator, formats: "json", "markdown", "html", "site").program(
        "out", "-O", "site.baseURL=https://example.com/")
      program.arguments += arguments
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
      try body(folder)
    }
  }

  /// The files below a folder that hold a text.
  private func files(_ folder: TemporaryFolder, _ format: String, with text: String) -> [String] {
    folder.files(in: "out/\(format)").filter { folder.text("out/\(format)/\($0)")?.contains(text) == true }
  }

  @Test("An archived page is in the JSON, marked, and in no list of any other format")
  func leftOut() async throws {
    try await run { folder in
      let output = JSONOutput(folder: folder, name: "out/json")
      #expect(try output.value("pages/\(Catalog.row("Cedar")).json")["page"]?["is_archived"] == true)
      let rows = try output.value("data_sources/\(Catalog.source).json")["rows"]?.array ?? []
      #expect(rows.count == 4)
      #expect(rows.filter { $0["is_archived"] == true }.compactMap(JSONOutput.id) == [Catalog.row("Cedar")])

      let catalog = Catalog(folder: folder, output: "out")
      for format in Catalog.formats {
        #expect(catalog.shown(format) == ["Alder", "Birch", "Dogwood"], "\(format)")
      }
      let table = folder.files(in: "out/markdown").first { $0.hasSuffix("Catalog.csv") }
      let csv = folder.text("out/markdown/\(table ?? "")") ?? ""
      #expect(csv.contains("\nAlder,") && !csv.contains("\nCedar,"))
      for (format, index) in [("markdown", "index.md"), ("html", "index.html")] {
        let text = folder.text("out/\(format)/\(index)") ?? ""
        #expect(text.contains("Index") && !text.contains("Old minutes"), "\(format)")
      }
      // The documents of archived pages stay, and say so.
      #expect(files(folder, "markdown", with: "archived: true").count == 3)
      #expect(files(folder, "html", with: "This page is archived in Notion").count == 3)
      // A site has nothing of them: no document, search, feed, sitemap, navigation or title.
      for text in ["Cedar", "cedar", "Resinous", "Old minutes", "old-minutes", "shavings"] {
        #expect(files(folder, "site", with: text) == [], "\(text)")
      }
      #expect(!folder.files(in: "out/site").contains { $0.contains("cedar") || $0.contains("old-minutes") })
    }
  }

  @Test("An option lists archived pages with the others")
  func included() async throws {
    let options = Catalog.formats.flatMap { ["-O", "\($0).archived=true"] }
    try await run(Self.workspace(), SimulatorConfiguration(), options) { folder in
      let catalog = Catalog(folder: folder, output: "out")
      for format in Catalog.formats {
        #expect(catalog.shown(format).sorted() == Catalog.titles, "\(format)")
      }
      #expect(folder.text("out/markdown/index.md")?.contains("Old minutes") == true)
      #expect(!files(folder, "site", with: "Old minutes").isEmpty)
    }
  }

  @Test("A row that only the query for archived rows lists is archived, whatever its page says")
  func untold() async throws {
    let rewrite = ResponseRewrite { answer, _ in
      answer.body = Array(
        String(decoding: answer.body, as: UTF8.self).replacing("\"is_archived\":true,", with: "")
          .replacing("\"is_archived\":false,", with: "").utf8)
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
    var workspace = Self.workspace()
    workspace.delete(ObjectID(simulated: "old minutes"))
    try await run(workspace, configuration) { folder in
      let page = try JSONOutput(folder: folder, name: "out/json").value("pages/\(Catalog.row("Cedar")).json")
      #expect(page["is_archived"] == true)
      #expect(Catalog(folder: folder, output: "out").shown("site") == ["Alder", "Birch", "Dogwood"])
      #expect(files(folder, "site", with: "Cedar") == [])
    }
  }

  @Test("A page that is archived, or taken back, leaves the lists or joins them in the next run")
  func changed() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(Self.workspace()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      _ = try await bench.program("out", "-O", "site.baseURL=https://example.com/").run()
      simulator.edit {
        $0.setArchived(Catalog.row("Cedar"), false)
        $0.setArchived(Catalog.row("Birch"), true)
      }
      let ending = try await bench.program("out", "-O", "site.baseURL=https://example.com/").run()
      #expect(ending.code == 0, "\(ending.errors)")
      let catalog = Catalog(folder: folder, output: "out")
      for format in Catalog.formats {
        #expect(catalog.shown(format).sorted() == ["Alder", "Cedar", "Dogwood"], "\(format)")
      }
      _ = try await bench.program("fresh", "-O", "site.baseURL=https://example.com/").run()
      try bench.expectSame("out", "fresh")
    }
  }

  @Test(
    "A server that does not list archived rows loses nothing else",
    arguments: [
      (400, "validation_error", "body failed validation: body.is_archived should be not present."),
      (403, "restricted_resource", "Insufficient permissions for this endpoint."),
    ])
  func unlisted(status: Int, code: String, message: String) async throws {
    let rewrite = ResponseRewrite(on: [.dataSourceQuery]) { answer, request in
      guard String(decoding: request.body, as: UTF8.self).contains("is_archived") else { return }
      answer.status = status
      answer.json = [
        "object": "error", "status": .number(JSONNumber(status)), "code": .string(code),
        "message": .string(message),
      ]
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
    try await run(Catalog.workspace(views: [Catalog.view()]), configuration) { folder in
      #expect(Catalog(folder: folder, output: "out").shown("html") == Catalog.titles)
      #expect(folder.text("out/.notion-export/report.json")?.contains("archived-rows-unknown") == true)
    }
  }
}
