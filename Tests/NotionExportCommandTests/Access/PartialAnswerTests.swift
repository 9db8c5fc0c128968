import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// The API may list an object only by its id, and a list may have invalid elements: objects are read by other
/// requests if possible, and only losses are reported.
@Suite struct PartialAnswerTests {
  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: "partial \(name)") }

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Partial")
    workspace.add(user: UserDraft("Ines Moreau", id: id("Ines")))
    workspace.add(user: UserDraft("Tomas Berg", id: id("Tomas")))
    workspace.add(
      page: PageDraft(
        "Home", id: id("home"),
        content: [
          .paragraph("The first."),
          .toggle("The second.", [.paragraph("Inside."), .paragraph("And inside.")]),
          .paragraph("The third."),
          .page(PageDraft("Child", id: id("child"), content: [.paragraph("In the child.")])),
          .database(
            DatabaseDraft(
              "Tasks", id: id("tasks"),
              dataSources: [
                DataSourceDraft(
                  id: id("source"), properties: [.title(), .text("Notes")],
                  rows: (1...3).map {
                    PageDraft(
                      TextDraft("Row \($0)"), id: id("row \($0)"), values: ["Notes": .text("Note \($0)")])
                  })
              ], views: [ViewDraft("table", name: "Table"), ViewDraft("list", name: "List")])),
        ],
        comments: [
          CommentDraft(
            "A remark.", by: id("Ines"), id: id("remark"),
            replies: [CommentDraft("A reply.", by: id("Tomas"))])
        ], by: id("Ines")))
    return workspace
  }

  private static let formats = ["json", "markdown", "html", "site"]

  /// Reductions of an object in a list.
  private static let reductions: [(name: String, change: @Sendable (JSONObject) -> JSONObject)] = [
    ("its id alone", { ["object": $0["object"] ?? .null, "id": $0["id"] ?? .null] }),
    (
      "no properties, type or text",
      { object in
        object.without(["properties", "type", "rich_text", "data_sources"])
      }
    ),
    (
      "null for what it should tell",
      { object in
        object.with(["properties": .null, "parent": .null, "type": .null, "rich_text": .null])
      }
    ),
    ("no parent", { object in object.without(["parent", "type", "rich_text"]) }),
    (
      "other types than there should be",
      { object in
        object.with([
          "properties": [7], "parent": "page", "type": 5, "rich_text": "text", "created_time": 7,
          "last_edited_time": ["never"], "created_by": "me",
        ])
      }
    ),
  ]

  /// Makes less of the elements of lists that a test chooses.
  private static func reducing(
    _ routes: Set<RouteKind>, _ reduction: Int, _ isChosen: @escaping @Sendable (Int, ObjectID?) -> Bool
  ) -> ResponseRewrite {
    let change = reductions[reduction].change
    return ResponseRewrite(on: routes) { answer, _ in
      let results = answer.json["results"]?.array ?? []
      answer.json["results"] = .array(
        results.enumerated().map { index, element in
          guard let object = element.object, isChosen(index, JSONOutput.id(element)) else { return element }
          return .object(change(object))
        })
    }
  }

  @Test("A data source that its database does not list in a form that can be read is shown as its table")
  func unlistedDataSource() async throws {
    let folder = try TemporaryFolder()
    let rewrite = ResponseRewrite(on: [.database, .search]) { answer, _ in
      answer.json["data_sources"] = ["x"]
    }
    try await withSimulator(Self.workspace(), SimulatorConfiguration().with { $0.rewrites = [rewrite] }) {
      simulator in
      var bench = Workbench(folder, simulator)
      bench.formats = Self.formats
      let ending = try await bench.program("out").run()
      #expect(ending.code == 3, "\(ending.errors)")
      let verification = try await Program("verify", "--output", "\(folder.path)/out").run()
      #expect(verification.code == 0, "\(verification.output)")
    }
    #expect(try #require(folder.text("out/markdown/Home/Tasks/Tasks.csv")).contains("Note 2"))
    let site = try #require(folder.files(in: "out/site").first { $0.hasSuffix("tasks/index.html") })
    for file in ["html/Home/Tasks/Tasks.html", "site/\(site)"] {
      #expect(try #require(folder.text("out/\(file)")).contains("Note 2"), "\(file)")
    }
  }

  /// Forms of a parent that do not say where the object is.
  private static let unreadableParents: [JSONValue?] = [
    nil, .null, 5, ["type": "hologram", "hologram": true], ["type": "database_id", "database_id": .null],
  ]

  @Test(
    "An object whose parent cannot be read is where a list, a query or a block shows it",
    arguments: zip(
      ["child", "child", "row 2", "row 2", "tasks", "tasks"] + unreadableParents.map { _ in "source" },
      [0, 3, 0, 3, 0, 3] + unreadableParents.indices))
  func unreadableParent(object: String, form: Int) async throws {
    try await changesNothing(
      in: Self.workspace(), Self.parent(Self.unreadableParents[form], of: [Self.id(object)]))
  }

  @Test(
    "A wiki shows a database and its data source of which neither or only one names its parent",
    arguments: [["glossary"], ["glossary source"], ["glossary", "glossary source"]], [0, 3])
  func unreadableParentInWiki(objects: [String], form: Int) async throws {
    try await changesNothing(
      in: Self.wiki(), Self.parent(Self.unreadableParents[form], of: Set(objects.map(Self.id))))
  }

  /// Gives objects another parent in every response that contains them.
  private static func parent(_ parent: JSONValue?, of ids: Set<ObjectID>) -> ResponseRewrite {
    @Sendable func change(_ value: JSONValue) -> JSONValue {
      guard var object = value.object, let id = JSONOutput.id(value), ids.contains(id) else { return value }
      object["parent"] = parent
      return .object(object)
    }
    return ResponseRewrite(on: [.search, .page, .database, .dataSource, .dataSourceQuery]) { answer, _ in
      if let results = answer.json["results"]?.array {
        answer.json["results"] = .array(results.map(change))
      } else {
        answer.json = change(.object(answer.json)).object ?? [:]
      }
    }
  }

  /// Returns the lines of files that are in one output only.
  private static func lines(
    of paths: [String], in outputs: [String: Data]...
  ) -> [String] {
    paths.flatMap { path in
      let lines = outputs.map { output in
        Set(String(decoding: output[path] ?? Data(), as: UTF8.self).split(separator: "\n"))
      }
      return lines[0].symmetricDifference(lines[1]).sorted().map { "\(path): \($0)" }
    }
  }

  /// Checks that documents are the same with changed responses, in a new output and in one that was complete.
  private func changesNothing(in workspace: SimulatedWorkspace, _ rewrite: ResponseRewrite) async throws {
    let formats = Array(Self.formats.dropFirst())
    try await AccessRun.with(workspace) { (run) async throws in
      #expect(try await run.export("whole", formats: formats).code == 0)
      #expect(try await run.export("moved", formats: formats).code == 0)
      run.simulator.configure { $0.rewrites = [rewrite] }
      for folder in ["partial", "partial", "moved"] {
        let ending = try await run.export(folder, formats: formats)
        #expect(ending.code == 0 || ending.code == 3, "\(ending.errors)")
        for format in formats {
          let whole = try run.folder.contents(of: "whole/\(format)")
          let partial = try run.folder.contents(of: "\(folder)/\(format)")
          #expect(partial.keys.sorted() == whole.keys.sorted(), "\(format)")
          let different = whole.keys.filter { whole[$0] != partial[$0] }.sorted()
          #expect(different == [], "\(format): \(Self.lines(of: different, in: whole, partial))")
        }
      }
      let verification = try await Program("verify", "--output", "\(run.folder.path)/partial").run()
      #expect(verification.code == 0, "\(verification.output)")
    }
  }

  @Test(
    "What a list tells a part of is asked for, and the output is the same",
    arguments: [RouteKind.search, .dataSourceQuery, .blockChildren, .comments, .users], reductions.indices)
  func partialElements(route: RouteKind, reduction: Int) async throws {
    let name = "\(Self.reductions[reduction].name) on \(route)"
    // A user without a type, and a block whose type follows from its content, are complete; they are stored
    // as received.
    if route == .users, reduction > 0 { return }
    let formats = route == .blockChildren && reduction > 0 ? Array(Self.formats.dropFirst()) : Self.formats
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export("whole", formats: formats).code == 0)
      run.simulator.configure { $0.rewrites = [Self.reducing([route], reduction) { _, _ in true }] }
      let ending = try await run.export("partial", formats: formats)
      #expect(ending.code == 0, "\(name): \(ending.errors)")
      let (whole, partial) = (try run.folder.contents(of: "whole"), try run.folder.contents(of: "partial"))
      #expect(partial.keys.sorted() == whole.keys.sorted(), "\(name)")
      #expect(whole.keys.filter { whole[$0] != partial[$0] }.sorted() == [], "\(name)")
    }
  }

  @Test(
    "A block of which there is no more than its id is reported, and those around it stay",
    arguments: [0, 1, 2])
  func lostBlock(place: Int) async throws {
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [
        Self.reducing([.blockChildren], 0) { index, _ in index == place },
        ResponseRewrite(on: [.block]) { answer, _ in
          answer.json = ["object": "block", "id": answer.json["id"] ?? .null]
        },
      ]
    }
    try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
      for _ in 0..<2 {
        let ending = try await run.export(formats: Self.formats)
        #expect(ending.code == 3, "\(ending.errors)")
        #expect(try run.findings()["block-unavailable"]?.isEmpty == false)
      }
      for (index, text) in ["The first.", "The second.", "The third."].enumerated() where index != place {
        for format in Self.formats {
          #expect(try run.holds(text, in: "out/\(format)"), "\(text) in \(format)")
        }
      }
      run.simulator.configure { $0.rewrites = [] }
      #expect(try await run.export(formats: Self.formats).code == 0)
      #expect(try run.holds("The first."))
    }
  }

  @Test("A block that its own address does not give is reported", arguments: [404, 403, 400])
  func refusedBlock(status: Int) async throws {
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [
        Self.reducing([.blockChildren], 0) { index, _ in index == 0 },
        ResponseRewrite(on: [.block]) { answer, _ in
          answer.status = status
          answer.json = ["object": "error", "code": "object_not_found", "message": "There is no such block."]
        },
      ]
    }
    try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
      let ending = try await run.export()
      #expect(ending.code == 3, "\(ending.errors)")
      #expect(try run.holds("The third."))
    }
  }

  @Test(
    "A page, data source or database that is an id alone everywhere is reported, and stands nowhere as Untitled"
  )
  func lostObjects() async throws {
    let kinds: [(RouteKind, String, String)] = [
      (.page, "child", "page-unavailable"), (.dataSource, "source", "data-source-unavailable"),
      (.database, "tasks", "database-unavailable"),
    ]
    for (route, name, identifier) in kinds {
      let lost = Self.id(name)
      let configuration = SimulatorConfiguration().with {
        $0.rewrites = [
          Self.reducing([.search, .dataSourceQuery], 0) { _, id in id == lost },
          ResponseRewrite(on: [route], object: lost) { answer, _ in
            answer.json = ["object": answer.json["object"] ?? .null, "id": answer.json["id"] ?? .null]
          },
        ]
      }
      try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
        for _ in 0..<2 {
          let ending = try await run.export(formats: ["json", "site"])
          #expect(ending.code == 3, "\(name): \(ending.errors)")
        }
        let report = try run.json(".notion-export/report.json")
        let unavailable = (report["unavailable_objects"]?.array ?? []).compactMap(JSONOutput.id)
        #expect(unavailable == [lost], "\(name), \(identifier)")
        #expect(try !run.holds("Untitled", in: "out/site"), "\(name)")
        #expect(try run.holds("The third.", in: "out/site"))
      }
    }
  }

  @Test("A page that was here and is an id alone now stays as it was")
  func formerPage() async throws {
    try await AccessRun.with(Self.workspace()) { (run) async throws in
      #expect(try await run.export().code == 0)
      let before = try run.folder.contents(of: "out")
      run.simulator.configure {
        $0.rewrites = [
          Self.reducing([.search], 0) { _, id in id == Self.id("child") },
          ResponseRewrite(on: [.page], object: Self.id("child")) { answer, _ in
            answer.json = ["object": "page", "id": answer.json["id"] ?? .null]
          },
        ]
      }
      let ending = try await run.export()
      #expect(ending.code == 3)
      #expect(try run.findings()["object-outdated"]?.count == 1)
      #expect(try run.folder.contents(of: "out") == before)
    }
  }

  @Test(
    "Something odd in a list loses only itself, and is reported",
    arguments: [
      RouteKind.search, .dataSourceQuery, .blockChildren, .comments, .users, .views, .pageProperty,
      .dataSourceTemplates,
    ])
  func oddElements(route: RouteKind) async throws {
    var workspace = Self.workspace()
    let related = (0..<30).map { Self.id("related \($0)") }
    for id in related { workspace.add(page: PageDraft("Related", id: id)) }
    workspace.add(
      database: DatabaseDraft(
        "Relations",
        dataSources: [
          DataSourceDraft(
            id: Self.id("relations"), properties: [.title(), .relation("About", to: Self.id("source"))],
            rows: [PageDraft("Relating", values: ["About": .relation(related)])], templates: ["Template"])
        ]))
    try await AccessRun.with(workspace) { (run) async throws in
      #expect(try await run.export("whole").code == 0)
      run.simulator.configure { configuration in
        configuration.rewrites = [
          ResponseRewrite(on: [route]) { answer, _ in
            let key = route == .dataSourceTemplates ? "templates" : "results"
            let elements = answer.json[key]?.array ?? []
            let kind = elements.first?["object"] ?? "page"
            let odd: [JSONValue] = [
              .null, 7, "text", [], ["object": kind], ["object": "hologram"], ["object": .null, "id": .null],
              ["object": kind, "id": 7],
            ]
            answer.json[key] = .array(odd.prefix(4) + elements + odd.dropFirst(4))
          }
        ]
      }
      let ending = try await run.export("odd")
      #expect(ending.code == 3, "\(ending.errors)")
      let findings = try run.findings(in: "odd")
      #expect(findings["object-unreadable"]?.isEmpty == false, "\(findings.keys)")
      for kind in ["pages", "databases", "data_sources", "templates"] {
        #expect(run.ids(kind, in: "odd") == run.ids(kind, in: "whole"))
      }
      let (whole, odd) = (try run.folder.contents(of: "whole"), try run.folder.contents(of: "odd"))
      let changed = whole.keys.filter { whole[$0] != odd[$0] }
      // At the position of the list, a note says that elements of it are missing.
      let different = try changed.filter { file in
        let (before, after) = (try #require(whole[file]), try #require(odd[file]))
        return try JSONValue(json: Array(before)) != Self.withoutNotes(JSONValue(json: Array(after)))
      }
      #expect(different.sorted() == [])
      let marked: [RouteKind] = [
        .dataSourceQuery, .blockChildren, .comments, .views, .dataSourceTemplates,
      ]
      #expect(changed.isEmpty != marked.contains(route))
      // A later run says so as well, as long as it is so.
      #expect(try await run.export("odd").code == 3)
    }
  }

  /// The value without the notes about what is missing.
  private static func withoutNotes(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): .array(elements.map(withoutNotes))
    case .object(let object):
      .object(
        JSONObject(
          object.members.filter { !$0.key.hasSuffix("_unavailable") }.map { key, value in
            (key, key == "unavailable" ? .array([]) : withoutNotes(value))
          }))
    default: value
    }
  }

  @Test("Every fault of the simulator that is about elements of lists leaves the rest whole")
  func faults() async throws {
    for fault in [Fault.partialElement, .oddElements] {
      for route in [RouteKind.search, .dataSourceQuery, .blockChildren, .comments, .users] {
        let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(fault, on: [route])] }
        try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
          let ending = try await run.export()
          #expect(ending.code == (fault == .oddElements ? 3 : 0), "\(fault) on \(route): \(ending.errors)")
          #expect(run.ids("pages") == Set(run.simulator.workspace.allPages))
        }
      }
    }
  }

  @Test("A failed search does not say that nothing is shared")
  func failedSearch() async throws {
    for fault in [Fault.wrongShape, .forbidden] {
      let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(fault, on: [.search])] }
      try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
        let ending = try await run.export()
        #expect(ending.code != 0)
        #expect(!ending.errors.contains("no page is shared"), "\(fault): \(ending.errors)")
        #expect(ending.errors.contains("what search finds"), "\(fault): \(ending.errors)")
      }
    }
  }

  // MARK: Wikis

  private static func wiki() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Wiki")
    workspace.add(
      database: DatabaseDraft(
        "Knowledge", id: id("wiki"),
        dataSources: [
          DataSourceDraft(id: id("wiki source"), rows: [PageDraft("Page", id: id("wiki page"))], isWiki: true)
        ], views: [ViewDraft("table", name: "All")]))
    workspace.add(
      database: DatabaseDraft(
        "Glossary", id: id("glossary"),
        dataSources: [
          DataSourceDraft(
            "Glossary", id: id("glossary source"), rows: [PageDraft("Term", id: id("term"))])
        ]), in: .dataSource(id("wiki source")))
    return workspace
  }

  @Test(
    "A block that does not say whether it has children is asked for them",
    arguments: [nil, .null, "yes", 1] as [JSONValue?])
  func unsaidChildren(value: JSONValue?) async throws {
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [
        ResponseRewrite(on: [.blockChildren]) { answer, _ in
          answer.json["results"] = .array(
            (answer.json["results"]?.array ?? []).map { block in
              guard let block = block.object else { return block }
              return .object(
                value.map { block.with(["has_children": $0]) } ?? block.without(["has_children"]))
            })
        }
      ]
    }
    try await AccessRun.with(Self.workspace(), configuration) { (run) async throws in
      let ending = try await run.export(formats: ["json", "markdown"])
      // A value of another type is reported.
      #expect(ending.code == 0 || ending.code == 3, "\(ending.errors)")
      for folder in ["json", "markdown"] {
        let texts = try run.folder.contents(of: "out/\(folder)").values.map {
          String(decoding: $0, as: UTF8.self)
        }
        #expect(texts.contains { $0.contains("And inside.") }, "\(folder)")
        #expect(texts.contains { $0.contains("In the child.") }, "\(folder)")
      }
    }
  }

  /// The forms in which a query, the data source's own address and its database's may tell it.
  private static let wikiForms: [(name: String, rewrites: [ResponseRewrite])] = {
    let (source, database) = (id("glossary source"), id("glossary"))
    func parent(_ value: JSONValue?, _ routes: Set<RouteKind>) -> ResponseRewrite {
      ResponseRewrite(on: routes) { answer, request in
        if request.route == .dataSource {
          if JSONOutput.id(.object(answer.json)) == source { answer.json["parent"] = value }
          return
        }
        answer.json["results"] = .array(
          (answer.json["results"]?.array ?? []).map { element in
            guard JSONOutput.id(element) == source, var object = element.object else { return element }
            object["parent"] = value
            return .object(object)
          })
      }
    }
    let all: Set<RouteKind> = [.search, .dataSourceQuery, .dataSource]
    let noDatabase = ResponseRewrite(on: [.database], object: database) { answer, _ in
      answer.status = 404
      answer.json = ["object": "error", "code": "object_not_found", "message": "Could not find database."]
    }
    return [
      ("as it is", []),
      ("by its id in the query", [reducing([.dataSourceQuery], 0) { _, id in id == source }]),
      ("by its id in all lists", [reducing([.dataSourceQuery, .search], 0) { _, id in id == source }]),
      (
        "with the wiki as its parent",
        [parent(["type": "data_source_id", "data_source_id": .string("\(id("wiki source"))")], all)]
      ),
      ("with the workspace as its parent", [parent(["type": "workspace", "workspace": true], all)]),
      ("without its database", [noDatabase]),
      (
        "by its id, without its database",
        [reducing([.dataSourceQuery], 0) { _, id in id == source }, noDatabase]
      ),
      (
        "with the wiki's database around its database",
        [
          ResponseRewrite(on: [.database], object: database) { answer, _ in
            answer.json["parent"] = ["type": "database_id", "database_id": .string("\(id("wiki"))")]
          }
        ]
      ),
    ]
  }()

  @Test(
    "A data source among the rows of a wiki is linked from the wiki in every format",
    arguments: wikiForms.indices)
  func wikiRow(form: Int) async throws {
    let name = Self.wikiForms[form].name
    let configuration = SimulatorConfiguration().with { $0.rewrites = Self.wikiForms[form].rewrites }
    try await AccessRun.with(Self.wiki(), configuration) { (run) async throws in
      for _ in 0..<2 {
        let ending = try await run.export(formats: Self.formats)
        #expect(ending.code == 0, "\(name): \(ending.errors)")
        let rows = try run.json("json/data_sources/\(Self.id("wiki source")).json")["rows"]?.array ?? []
        #expect(rows.contains { JSONOutput.id($0) == Self.id("glossary source") }, "\(name)")
        for (folder, end) in [("markdown", ".md"), ("html", ".html"), ("site", ".html")] {
          let files = try run.folder.contents(of: "out/\(folder)").filter { $0.key.hasSuffix(end) }
          let texts = files.mapValues { String(decoding: $0, as: UTF8.self) }
          // The document of the wiki holds a link to that of the glossary.
          let linking = texts.filter { path, text in
            !path.lowercased().contains("glossary")
              && text.contains(/(href="|\]\()[^")]*[Gg]lossary[^")]*["\)]/)
          }
          #expect(!linking.isEmpty, "\(name) in \(folder): \(files.keys.sorted())")
        }
      }
    }
  }
}

extension JSONObject {
  /// The same object without some members.
  fileprivate func without(_ keys: Set<String>) -> JSONObject {
    JSONObject(members.filter { !keys.contains($0.key) }.map { ($0.key, $0.value) })
  }

  /// The same object with other values for those of these members that it has.
  fileprivate func with(_ values: [String: JSONValue]) -> JSONObject {
    JSONObject(members.map { ($0.key, values[$0.key] ?? $0.value) })
  }
}
