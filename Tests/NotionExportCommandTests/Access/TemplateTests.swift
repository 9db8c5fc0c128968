import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Templates are pages that neither search nor a query gives; they are in the JSON, and shown nowhere.
@Suite struct TemplateTests {
  private static let source = ObjectID(simulated: "source")
  private static let template = ObjectID(simulated: "template \(source) Weekly report")
  private static let inside = ObjectID(simulated: "inside")

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Templates")
    workspace.add(
      page: PageDraft(
        "Home",
        content: [
          .database(
            DatabaseDraft(
              "Reports", id: ObjectID(simulated: "reports"),
              dataSources: [
                DataSourceDraft(
                  id: source, rows: [PageDraft("First report", id: ObjectID(simulated: "row"))],
                  templates: [
                    TemplateDraft(
                      "Weekly report",
                      content: [
                        .heading2("What has been done"),
                        .toggle("More", [.paragraph("Ask the others.")]),
                        .page(PageDraft("Checklist", id: inside, content: [.toDo("Lock the door")])),
                      ]), "Empty",
                  ])
              ], views: [ViewDraft("table", name: "Table")]))
        ]))
    return workspace
  }

  @Test("Templates are in the JSON, marked as such, with all that stands in them")
  func json() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      let ending = try await run.export()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(run.ids("templates") == Set(run.simulator.workspace.allTemplates))
      #expect(run.ids("templates").count == 3)
      let file = try run.json("templates/\(Self.template).json")
      #expect(
        file["template"] == [
          "data_source_id": .string("\(Self.source)"), "name": "Weekly report", "is_default": true,
        ])
      #expect(file["blocks"]?.array?.count == 3)
      #expect(file["blocks"]?.array?[1]["children"]?.array?.count == 1)
      #expect(try run.json("templates/\(Self.inside).json")["template"]?["data_source_id"] == .null)
      // They are neither pages nor rows.
      #expect(run.ids("pages") == Set(run.simulator.workspace.allPages))
      #expect(try run.json("data_sources/\(Self.source).json")["rows"]?.array?.count == 1)
    }
  }

  @Test("Templates are in newline-delimited JSON too")
  func lines() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export("out", formats: ["json"], "-O", "json.layout=ndjson").code == 0)
      let lines = try JSONOutput(folder: run.folder, name: "out").lines("templates.ndjson")
      #expect(
        Set(lines.compactMap { JSONOutput.id($0["page"]) }) == Set(run.simulator.workspace.allTemplates))
      #expect(run.folder.text("out/blocks.ndjson")?.contains("Ask the others.") == true)
      #expect(run.folder.text("out/pages.ndjson")?.contains("Weekly report") == false)
    }
  }

  @Test("A command that asks for templates gets them, and loses its files of one that is gone")
  func command() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      let log = "\(run.folder.path)/log"
      func script(_ ready: String) -> String {
        #"""
        read -r line; echo '\#(ready)'
        while read -r line; do
          echo "$line" >> '\#(log)'
          event=$(echo "$line" | sed 's/.*"event":\([0-9]*\).*/\1/')
          case "$line" in
            '{"type":"template",'*)
              echo "{\"type\":\"file\",\"path\":\"t/$(echo "$line" | sed 's/.*"page":{"object":"page","id":"\([0-9a-f-]*\)".*/\1/')\",\"text\":\"x\"}" ;;
            '{"type":"block'*|'{"type":"page",'*|'{"type":"data_source",'*|'{"type":"row'*) ;;
            '{"type":"template'*_end*|'{"type":"templates",'*|'{"type":"section'*|'{"type":"close'*) ;;
            *) echo "{\"type\":\"ack\",\"event\":$event}" ;;
          esac
          case "$line" in '{"type":"templates_end"'*) echo "{\"type\":\"ack\",\"event\":$event}" ;; esac
        done
        """#
      }
      let ready = #"{"type":"ready","protocol":1,"templates":true}"#
      let ending = try await run.export(
        formats: ["command"], "-O", "command.run=\(script(ready))", "-O", "command.deadline=20")
      #expect(ending.code == 0, "\(ending.errors)")
      let lines = try #require(run.folder.text("log")).split(separator: "\n").map {
        try JSONValue(json: Array($0.utf8))
      }
      let templates = lines.filter { $0["type"] == "template" }
      #expect(templates.count == 3)
      #expect(templates.first { JSONOutput.id($0["page"]) == Self.template }?["name"] == "Weekly report")
      #expect(run.folder.text("log")?.contains("Ask the others.") == true)
      #expect(run.folder.files(in: "out/t").count == 3)
      run.simulator.edit { $0.trash(Self.inside) }
      #expect(
        try await run.export(
          formats: ["command"], "-O", "command.run=\(script(ready))", "-O", "command.deadline=20"
        ).code == 0)
      #expect(run.folder.files(in: "out/t").count == 2)
      // Other commands get no templates.
      let silent = script(#"{"type":"ready","protocol":1}"#)
      #expect(
        try await run.export("other", formats: ["command"], "-O", "command.run=\(silent)").code == 0)
      #expect(try !run.holds("x", in: "other"))
    }
  }

  @Test("No other format shows a template", arguments: ["markdown", "html", "site"])
  func hidden(format: String) async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export(formats: [format]).code == 0)
      #expect(try run.holds("First report"))
      for text in ["Weekly report", "What has been done", "Checklist", "Lock the door"] {
        #expect(try !run.holds(text), "\(text)")
      }
    }
  }

  @Test(
    "A template that is edited, renamed or deleted is so in the next run's output, which costs no more than told"
  )
  func changes() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export().code == 0)
      run.simulator.resetStatistics()
      #expect(try await run.export().code == 0)
      #expect(run.simulator.statistics.accepted == RequestMinimum.unchanged(run.simulator.workspace))
      run.simulator.edit { $0.append([.paragraph("A new line.")], to: Self.template) }
      #expect(try await run.export().code == 0)
      #expect(try run.holds("A new line."))
      run.simulator.edit { $0.trash(Self.template) }
      #expect(try await run.export().code == 0)
      #expect(run.ids("templates").count == 1)
      try await run.export("fresh")
      #expect(try run.folder.contents(of: "out") == run.folder.contents(of: "fresh"))
    }
  }

  @Test("A first run takes no more requests than it must")
  func cost() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export().code == 0)
      let minimum = try RequestMinimum(run.simulator.workspace, comments: true)
      #expect(run.simulator.statistics.accepted == minimum.count)
    }
  }

  @Test(
    "A server that does not know templates is asked for them, and nothing is said",
    arguments: [
      (404, "object_not_found"), (400, "invalid_request_url"), (400, "validation_error"),
      (403, "restricted_resource"),
      (501, "not_implemented"), (200, "odd"),
    ])
  func unknownEndpoint(status: Int, code: String) async throws {
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [
        ResponseRewrite(on: [.dataSourceTemplates]) { answer, _ in
          answer.status = status
          answer.json =
            status == 200
            ? ["object": "list", "results": []]
            : [
              "object": "error", "status": .number(JSONNumber(status)), "code": .string(code),
              "message": "Invalid request URL.",
            ]
        }
      ]
    }
    try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
      let ending = try await run.export()
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(try run.findings().isEmpty)
      #expect(run.ids("pages") == Set(run.simulator.workspace.allPages))
    }
  }

  @Test("A template that something else shows first is none of the pages in the end")
  func listedByMistake() async throws {
    var workspace = Self.workspace()
    workspace.add(page: PageDraft("Linking", content: [.paragraph(.page(Self.template))]))
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [
        ResponseRewrite(on: [.search, .dataSourceQuery]) { answer, request in
          guard request.route == .search else { return }
          let page: JSONValue = ["object": "page", "id": .string("\(Self.template)")]
          answer.json["results"] = .array((answer.json["results"]?.array ?? []) + [page])
        }
      ]
    }
    try await AccessRun.with(workspace, configuration) { (run) async throws in
      #expect(try await run.export(formats: ["json", "markdown"]).code == 0)
      #expect(run.ids("templates", in: "out/json").contains(Self.template))
      #expect(!run.ids("pages", in: "out/json").contains(Self.template))
      #expect(
        try !run.folder.contents(of: "out/markdown").contains {
          $0.value.range(of: Data("What has been done".utf8)) != nil
        })
    }
  }

  @Test("A list of templates that names a page twice, a database, its data source or a bare id loses nothing")
  func strangeList() async throws {
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [
        ResponseRewrite(on: [.dataSourceTemplates]) { answer, _ in
          guard let templates = answer.json["templates"]?.array, let first = templates.first,
            let id = first["id"]
          else { return }
          let strange: [JSONValue] = [
            first, ["id": .string("\(Self.source)"), "name": "Itself", "is_default": false],
            ["id": .string("\(ObjectID(simulated: "reports"))"), "name": "Its database"],
            ["object": "page", "id": id],
          ]
          answer.json["templates"] = .array(strange + templates + strange)
        }
      ]
    }
    try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
      let ending = try await run.export()
      #expect([0, 3].contains(ending.code), "\(ending.errors)")
      #expect(run.ids("templates") == Set(run.simulator.workspace.allTemplates))
      #expect(run.ids("pages") == Set(run.simulator.workspace.allPages))
      #expect(run.ids("databases") == [ObjectID(simulated: "reports")])
      #expect(run.ids("data_sources") == [Self.source])
      let file = try run.json("templates/\(Self.template).json")
      #expect(
        file["template"] == [
          "data_source_id": .string("\(Self.source)"), "name": "Weekly report", "is_default": true,
        ])
      #expect(try run.json("data_sources/\(Self.source).json")["rows"]?.array?.count == 1)
      let again = try await run.export()
      #expect(again.code == ending.code && again.output.contains("no changes"), "\(again.output)")
    }
  }
}
