import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Findings about a document are repeated by each run, until the document is written without them.
@Suite struct LastingFindingsTests {
  private struct Trouble {
    var workspace = SimulatedWorkspace()
    let page: ObjectID
    let view: ObjectID
    let toggle = ObjectID(simulated: "toggle in itself")

    init() {
      let file = workspace.addAsset("notes.pdf", contentType: "application/pdf", bytes: [1, 2, 3])
      page = workspace.add(
        page: PageDraft("Page", content: [.toggle("In itself", [.paragraph("Text")]).id(toggle)]))
      workspace.add(page: PageDraft("Attached", content: [.file(.hosted(file))]))
      view = ObjectID(simulated: "view of an unknown filter")
      workspace.add(
        database: DatabaseDraft(
          "Table",
          dataSources: [DataSourceDraft(properties: [.title()], rows: [PageDraft("Row")])],
          views: [
            ViewDraft(
              "table", name: "Odd", id: view, filter: ["property": "Name", "title": ["frobnicate": "x"]])
          ]))
    }

    /// Has the toggle be among its own children.
    var cycle: ResponseRewrite {
      ResponseRewrite(on: [.blockChildren]) { [toggle] answer, request in
        guard request.object == toggle, var block = answer.json["results"]?.array?.first?.object else {
          return
        }
        block["id"] = .string("\(toggle)")
        block["has_children"] = .bool(true)
        answer.json["results"] = .array([.object(block)])
      }
    }
  }

  private static let kinds: Set = [
    "block-cycle", "filter-not-applied", "filter-undecided", "file-unavailable",
  ]

  /// The findings of a run's report that are about documents.
  private func findings(_ folder: TemporaryFolder) throws -> [String] {
    let report = try JSONValue(json: Array(folder.bytes("out/.notion-export/report.json")))
    return (report["diagnostics"]?.array ?? []).compactMap { finding in
      guard let name = finding["identifier"]?.string, Self.kinds.contains(name) else { return nil }
      return "\(name) \(finding["object"]?.string ?? "") \(finding["summary"]?.string ?? "")"
    }
  }

  @Test(
    "A run that writes nothing tells what the documents have, and none of it once it is mended",
    arguments: [["json"], ["markdown"], ["html"], ["site"], ["json", "markdown", "html", "site"]])
  func later(formats: [String]) async throws {
    let folder = try TemporaryFolder()
    let trouble = Trouble()
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [trouble.cycle]
      $0.faults = [FaultRule(.notFound, on: [.download])]
    }
    try await withSimulator(trouble.workspace, configuration) { simulator in
      var bench = Workbench(folder, simulator)
      bench.formats = formats
      let first = try await bench.program("out").run()
      #expect(first.code == 3, "\(first.errors)")
      let found = try findings(folder)
      #expect(found.contains { $0.hasPrefix("block-cycle \(trouble.toggle)") })
      if formats != ["json"] {
        #expect(found.contains { $0.hasPrefix("filter-") })
        #expect(found.contains { $0.hasPrefix("file-unavailable") })
      }
      for _ in 0..<2 {
        let later = try await bench.program("out").run()
        #expect(later.code == 3, "\(later.errors)")
        #expect(try findings(folder) == found)
      }
      var render = Program("render", "--output", "\(folder.path)/out")
      render.arguments += formats.flatMap { ["--format", $0] }
      let rendered = try await render.run()
      #expect(rendered.code == 3, "\(rendered.errors)")
      #expect(try findings(folder) == found)

      simulator.configure { ($0.rewrites, $0.faults) = ([], []) }
      simulator.edit { workspace in
        workspace.touch(trouble.page)
        workspace.changeView(trouble.view) { $0.filter = .null }
      }
      _ = try await bench.program("out").run()
      let left = try findings(folder)
      #expect(!left.contains { $0.hasPrefix("block-cycle") || $0.hasPrefix("filter-") }, "\(left)")
      #expect(left.contains { $0.hasPrefix("file-unavailable") } == (formats != ["json"]))
    }
  }

  @Test(
    "A document with more findings than are listed says so, in every run", arguments: ["json", "markdown"])
  func many(format: String) async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace()
    let toggles = (0..<1_050).map { ObjectID(simulated: "toggle \($0)") }
    workspace.add(
      page: PageDraft("P", content: toggles.map { .toggle("In itself", [.paragraph("Text")]).id($0) }))
    let inItself = ResponseRewrite(on: [.blockChildren]) { answer, request in
      guard let toggle = request.object, toggles.contains(toggle),
        var block = answer.json["results"]?.array?.first?.object
      else { return }
      block["id"] = .string("\(toggle)")
      block["has_children"] = .bool(true)
      answer.json["results"] = .array([.object(block)])
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [inItself] }
    try await withSimulator(workspace, configuration) { simulator in
      var bench = Workbench(folder, simulator)
      bench.formats = [format]
      for _ in 0..<2 {
        let run = try await bench.program("out").run()
        #expect(run.code == 3, "\(run.errors)")
        let found = try findings(folder).filter { $0.hasPrefix("block-cycle") }
        #expect(found.count == 1_001)
        #expect(found.count { $0.contains("not listed") } == 1)
      }
    }
  }
}
