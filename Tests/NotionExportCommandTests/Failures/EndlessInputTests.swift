import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Cyclic or endless content is exported up to a limit, and the run ends and reports it.
@Suite struct EndlessInputTests {
  private static let formats = ["json", "markdown", "html", "site"]

  /// A run of the real program that is stopped after a time limit.
  private struct Run {
    let ending: Program.Ending
    let folder: TemporaryFolder
    let requests: Int

    /// The documents of a format, put together.
    func text(_ format: String) throws -> String {
      try folder.files(in: "out/\(format)").filter { name in
        [".json", ".md", ".html"].contains { name.hasSuffix($0) } && !name.hasPrefix("search/")
      }.map { String(decoding: try folder.bytes("out/\(format)/\($0)"), as: UTF8.self) }.joined()
    }

    /// The warnings and errors of the report, by kind.
    var findings: [String] {
      let report = folder.text("out/.notion-export/report.json") ?? ""
      let value = try? JSONValue(json: Array(report.utf8))
      return (value?["diagnostics"]?.array ?? []).filter { $0["severity"] != "note" }
        .compactMap { $0["identifier"]?.string }
    }
  }

  private func export(
    _ workspace: SimulatedWorkspace, rewrites: [ResponseRewrite] = [], faults: [FaultRule] = [],
    formats: [String] = formats, _ arguments: String...
  ) async throws -> Run {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with { ($0.rewrites, $0.faults) = (rewrites, faults) }
    return try await withSimulator(workspace, configuration) { simulator in
      var program = Program("--output", "\(folder.path)/out", "--api-url", simulator.url)
      program.arguments += formats.flatMap { ["--format", $0] } + arguments
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run(within: .seconds(120))
      return Run(ending: ending, folder: folder, requests: simulator.statistics.count())
    }
  }

  // MARK: Blocks

  private static func id(_ number: UInt64) -> ObjectID {
    ObjectID(high: 0x1000_0000_4000, low: 0x8000 << 48 | number)
  }

  /// A block as the API sends it.
  private static func block(
    _ number: UInt64, in parent: ObjectID, _ type: String = "toggle", _ content: JSONObject? = nil,
    hasChildren: Bool = true
  ) -> JSONValue {
    let text: JSONObject = [
      "rich_text": [
        [
          "type": "text", "text": ["content": .string("block \(number).")],
          "plain_text": .string("block \(number)."),
        ]
      ],
      "color": "default",
    ]
    return .object([
      "object": "block", "id": .string("\(id(number))"),
      "parent": ["type": "block_id", "block_id": .string("\(parent)")],
      "created_time": "2026-01-01T00:00:00.000Z", "last_edited_time": "2026-01-01T00:00:00.000Z",
      "has_children": .bool(hasChildren), "in_trash": false, "type": .string(type),
      type: .object(content ?? text),
    ])
  }

  private static func copy(_ number: UInt64, of original: ObjectID, in parent: ObjectID) -> JSONValue {
    block(
      number, in: parent, "synced_block",
      ["synced_from": ["type": "block_id", "block_id": .string("\(original)")]])
  }

  /// Replaces the children of blocks, whatever the workspace contains.
  private static func children(_ lists: [ObjectID: [JSONValue]]) -> ResponseRewrite {
    ResponseRewrite(on: [.blockChildren]) { answer, request in
      guard let object = request.object, let list = lists[object] else { return }
      answer.status = 200
      answer.json = [
        "object": "list", "results": .array(list), "has_more": false, "next_cursor": .null, "type": "block",
        "block": [:],
      ]
    }
  }

  private static func page() -> (SimulatedWorkspace, ObjectID) {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(page: PageDraft("Page", content: [.paragraph("Text.")]))
    return (workspace, page)
  }

  /// Trees that are none, each with the number of lists that there are to be read.
  private static func cycles(_ page: ObjectID) -> [String: [ObjectID: [JSONValue]]] {
    let (a, b, c) = (id(1), id(2), id(3))
    let leaf = block(9, in: a, "paragraph", hasChildren: false)
    return [
      "a block among its own children": [page: [block(1, in: page)], a: [block(1, in: a), leaf]],
      "two toggles that contain each other": [
        page: [block(1, in: page)], a: [block(2, in: a), leaf], b: [block(1, in: b)],
      ],
      "a longer chain": [
        page: [block(1, in: page)], a: [block(2, in: a), leaf], b: [block(3, in: b)], c: [block(1, in: c)],
      ],
      "a block twice in one list": [page: [block(1, in: page), block(1, in: page)], a: [leaf]],
      "a block in two containers": [
        page: [block(1, in: page), block(2, in: page)], a: [block(3, in: a)], b: [block(3, in: b)], c: [leaf],
      ],
      "synced blocks that contain each other": [
        page: [copy(4, of: a, in: page)], a: [copy(5, of: b, in: a), leaf], b: [copy(6, of: a, in: b)],
      ],
      "a copy of what it stands in": [page: [block(1, in: page)], a: [copy(4, of: a, in: a), leaf]],
      "columns in columns": [
        page: [block(1, in: page, "column_list", [:])], a: [block(2, in: a, "column", [:]), leaf],
        b: [block(1, in: b, "column_list", [:])],
      ],
      "a table in its row": [
        page: [
          leaf,
          block(
            1, in: page, "table", ["table_width": 1, "has_column_header": false, "has_row_header": false]),
        ],
        a: [block(2, in: a, "table_row", ["cells": [[]]])],
        b: [
          block(1, in: b, "table", ["table_width": 1, "has_column_header": false, "has_row_header": false])
        ],
      ],
    ]
  }

  @Test(
    "Blocks that contain themselves are written once, and reported", arguments: cycles(id(0)).keys.sorted())
  func blockCycle(name: String) async throws {
    let (workspace, page) = Self.page()
    let lists = try #require(Self.cycles(page)[name])
    let run = try await export(workspace, rewrites: [Self.children(lists)])
    #expect(run.ending.code == 3, "\(run.ending.errors)")
    #expect(run.findings.contains("block-cycle") || run.findings.contains("block-repeated"))
    #expect(run.requests <= lists.count + 8)
    for format in Self.formats {
      let text = try run.text(format)
      #expect(text.contains("block 9."), "\(format)")
      #expect(text.count < 100_000, "\(format)")
      #expect(
        ["it contains itself", "it comes twice", "inside its own original"].contains { text.contains($0) },
        "\(format)")
    }
  }

  @Test("Synced blocks that each show the next twice are bounded by what the page holds")
  func doubling() async throws {
    let (workspace, page) = Self.page()
    let levels: UInt64 = 24
    var lists: [ObjectID: [JSONValue]] = [page: [Self.copy(1000, of: Self.id(0), in: page)]]
    for level in 0..<levels {
      let original = Self.id(level)
      lists[original] = [Self.block(100 + level, in: original, "paragraph", hasChildren: false)]
      guard level + 1 < levels else { continue }
      lists[original]? += [2000, 3000].map { Self.copy($0 + level, of: Self.id(level + 1), in: original) }
    }
    let run = try await export(workspace, rewrites: [Self.children(lists)])
    #expect(run.ending.code == 3, "\(run.ending.errors)")
    #expect(run.findings.allSatisfy { $0 == "synced-block-repeated" })
    for format in Self.formats {
      let text = try run.text(format)
      #expect(text.count < 4_000_000, "\(format)")
      for level in 0..<levels { #expect(text.contains("block \(100 + level).")) }
      #expect(text.contains("too often to be repeated"), "\(format)")
    }
  }

  @Test("An original that a page shows twice is shown twice")
  func twoCopies() async throws {
    let (workspace, page) = Self.page()
    let lists = [
      page: [Self.copy(1000, of: Self.id(0), in: page), Self.copy(1001, of: Self.id(0), in: page)],
      Self.id(0): [Self.block(1, in: Self.id(0)), Self.copy(1002, of: Self.id(5), in: Self.id(0))],
      Self.id(1): [Self.block(7, in: Self.id(1), "paragraph", hasChildren: false)],
      Self.id(5): [Self.block(8, in: Self.id(5), "paragraph", hasChildren: false)],
    ]
    let run = try await export(workspace, rewrites: [Self.children(lists)])
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    for format in Self.formats {
      let text = try run.text(format)
      for number in [7, 8] {
        #expect(text.components(separatedBy: "block \(number).").count >= 3, "\(format)")
      }
    }
  }

  @Test("Blocks that are nested deep are all there", arguments: [250, 1000])
  func deepBlocks(levels: UInt64) async throws {
    let (workspace, page) = Self.page()
    var lists = [page: [Self.block(1, in: page)]]
    for level in 1..<levels {
      lists[Self.id(level)] = [
        Self.block(
          level + 1, in: Self.id(level), level % 2 == 0 ? "bulleted_list_item" : "toggle",
          hasChildren: level + 1 < levels)
      ]
    }
    let run = try await export(workspace, rewrites: [Self.children(lists)])
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    #expect(run.findings == ["blocks-too-deep"])
    for format in Self.formats {
      let text = try run.text(format)
      #expect((1...levels).allSatisfy { text.contains("block \($0).") }, "\(format)")
    }
  }

  // MARK: Pages

  @Test("Pages that stand in each other are at the top, and reported")
  func pageCycles() async throws {
    var workspace = SimulatedWorkspace()
    let pages = ["One", "Two", "Three"].map { title in
      workspace.add(page: PageDraft(TextDraft(title), content: [.paragraph("Text of \(title).")]))
    }
    let parents = [pages[0]: pages[1], pages[1]: pages[0], pages[2]: pages[2]]
    @Sendable func moved(_ value: JSONValue) -> JSONValue {
      guard var object = value.object, let id = JSONOutput.id(value), let parent = parents[id] else {
        return value
      }
      object["parent"] = ["type": "page_id", "page_id": .string("\(parent)")]
      return .object(object)
    }
    let rewrites = [
      ResponseRewrite(on: [.search]) { answer, _ in
        answer.json["results"] = .array((answer.json["results"]?.array ?? []).map(moved))
      },
      ResponseRewrite(on: [.page]) { answer, _ in
        if let object = moved(.object(answer.json)).object { answer.json = object }
      },
    ]
    let run = try await export(workspace, rewrites: rewrites)
    #expect(run.ending.code == 3, "\(run.ending.errors)")
    #expect(run.findings == ["parent-cycle", "parent-cycle"])
    for format in Self.formats {
      let text = try run.text(format)
      for title in ["One", "Two", "Three"] { #expect(text.contains("Text of \(title)."), "\(format)") }
      #expect(run.folder.files(in: "out/\(format)").allSatisfy { $0.count < 100 })
    }
    let verified = try await Program("verify", "--output", "\(run.folder.path)/out").run()
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test(
    "Pages that stand deep, or have long titles, have a path that every system takes", arguments: [1, 12])
  func deepPages(words: Int) async throws {
    var workspace = SimulatedWorkspace()
    var parent: ObjectID?
    let levels = words == 1 ? 250 : 60
    for level in 1...levels {
      let title = String(repeating: "Level \(level) ", count: words)
      let draft = PageDraft(TextDraft(title), content: [.paragraph("Text \(level).")])
      parent = parent.map { workspace.add(page: draft, in: .page($0)) } ?? workspace.add(page: draft)
    }
    let run = try await export(workspace)
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    for format in Self.formats {
      let text = try run.text(format)
      #expect((1...levels).allSatisfy { text.contains("Text \($0).") }, "\(format)")
      #expect(run.folder.files(in: "out/\(format)").allSatisfy { $0.utf8.count <= 1_500 })
    }
    let verified = try await Program("verify", "--output", "\(run.folder.path)/out").run()
    #expect(verified.code == 0, "\(verified.output)")
  }

  // MARK: Lists

  @Test(
    "A list that goes on with empty answers, or does not say where, is read once and reported",
    arguments: [Fault.endlessList, .missingCursor, .repeatingCursor])
  func endlessList(fault: Fault) async throws {
    let (workspace, page) = Self.page()
    let run = try await export(workspace, faults: [FaultRule(fault)], formats: ["json"])
    #expect(run.ending.code == 3, "\(run.ending.errors)")
    #expect(run.findings.contains("list-incomplete"))
    #expect(run.requests < 200)
    let output = JSONOutput(folder: run.folder, name: "out")
    #expect(try output.value("pages/\(page).json")["blocks"]?.array?.count == 1)
  }

  /// Endless queries: answers without rows, answers that are truncated even with few rows, and rows that do
  /// not depend on the query.
  private static let endlessQueries: [String: [ResponseRewrite]] = [
    "empty answers": [
      ResponseRewrite(on: [.dataSourceQuery]) { answer, request in
        if request.cursor != nil { answer.json["results"] = [] }
        answer.json["has_more"] = true
        answer.json["next_cursor"] = .string("after \(request.cursor ?? "")")
      }
    ],
    "cut answers": [
      ResponseRewrite(on: [.dataSourceQuery]) { answer, _ in
        answer.json["request_status"] = [
          "type": "incomplete", "incomplete_reason": "query_result_limit_reached",
        ]
      }
    ],
    "the same rows whatever is asked for": [
      ResponseRewrite(on: [.dataSourceQuery]) { answer, request in
        let row: JSONObject = [
          "object": "page", "id": .string("\(id(77))"), "created_time": "2020-01-01T00:00:00.000Z",
          "last_edited_time": "2020-01-01T00:00:00.000Z", "in_trash": false,
          "parent": ["type": "data_source_id", "data_source_id": .string("\(request.object ?? id(0))")],
          "properties": [:],
        ]
        answer.status = 200
        answer.json = [
          "object": "list", "results": [.object(row)], "has_more": false, "next_cursor": .null,
          "request_status": ["type": "incomplete", "incomplete_reason": "query_result_limit_reached"],
        ]
      }
    ],
  ]

  @Test("A query without an end is read once and reported", arguments: endlessQueries.keys.sorted())
  func endlessQuery(name: String) async throws {
    var workspace = SimulatedWorkspace()
    workspace.add(
      database: DatabaseDraft(
        "Tasks",
        dataSources: [
          DataSourceDraft(
            properties: [.title(), .number("Size")],
            rows: (1...40).map { PageDraft(TextDraft("Row \($0)"), values: ["Size": .number(Double($0))]) })
        ]))
    let run = try await export(
      workspace, rewrites: Self.endlessQueries[name] ?? [], formats: ["json", "markdown"])
    #expect(run.ending.code == 3, "\(run.ending.errors)")
    #expect(run.requests < 250)
    #expect(try run.text("json").contains("\"rows_unavailable\":\""))
  }

  @Test("Who is redirected to where nothing answers says so and ends")
  func deadRedirect() async throws {
    for routes in [[.me], [.search], [.blockChildren]] as [Set<RouteKind>] {
      let run = try await export(
        Self.page().0, faults: [FaultRule(.deadRedirect, on: routes)], formats: ["json"])
      #expect(run.ending.code == (routes == [.blockChildren] ? 3 : 1), "\(run.ending.errors)")
      #expect(run.ending.errors.contains("a redirect to 127.0.0.1, which cannot be reached"))
      #expect(run.requests < 20)
    }
  }

  @Test("Blocks that say in odd ways whether they have children are all there")
  func oddChildrenFlags() async throws {
    var workspace = SimulatedWorkspace()
    workspace.add(
      page: PageDraft(
        "Page",
        content: (1...5).map { .toggle(TextDraft("Toggle \($0)."), [.paragraph(TextDraft("Inside \($0)."))]) }
      ))
    let run = try await export(workspace, faults: [FaultRule(.oddChildrenFlags, on: [.blockChildren])])
    #expect([0, 3].contains(run.ending.code), "\(run.ending.errors)")
    for format in Self.formats {
      let text = try run.text(format)
      for number in 1...5 { #expect(text.contains("Inside \(number)."), "\(format)") }
    }
  }

  // MARK: Files and waits

  private static func pageWithFile() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    let file = workspace.addAsset(
      "endless.bin", contentType: "application/octet-stream", bytes: Array("file".utf8))
    workspace.add(page: PageDraft("Page", content: [.file(.hosted(file)), .paragraph("Text.")]))
    return workspace
  }

  @Test("A file without an end is left out at the size that was given")
  func endlessFile() async throws {
    let run = try await export(
      Self.pageWithFile(), faults: [FaultRule(.endlessDownload)], formats: ["json"], "--max-file-size", "3MB")
    #expect(run.ending.code == 3, "\(run.ending.errors)")
    #expect(run.ending.errors.contains("it is larger than 3000000 bytes"))
    #expect(run.folder.files(in: "out/pages").count == 1)
  }

  @Test("Who is asked to wait for a year says so and ends")
  func impossibleWait() async throws {
    let run = try await export(Self.page().0, faults: [FaultRule(.impossibleWait)], formats: ["json"])
    #expect(run.ending.code == 1)
    #expect(run.ending.errors.contains("the server asks to wait for 365 days"), "\(run.ending.errors)")
  }

  @Test("A server that says that its allowance comes back in a year is asked all the same")
  func impossibleReset() async throws {
    let rewrite = ResponseRewrite { answer, _ in
      answer.headers += [("RateLimit-Remaining", "0"), ("RateLimit-Reset", "30000000")]
    }
    let run = try await export(Self.page().0, rewrites: [rewrite], formats: ["json"])
    #expect(run.ending.code == 0, "\(run.ending.errors)")
  }

  @Test("An answer that is nested without end is an error of that answer")
  func deepAnswer() async throws {
    let (workspace, page) = Self.page()
    let rewrite = ResponseRewrite(on: [.blockChildren], object: page) { answer, _ in
      answer.body = Array((String(repeating: "{\"results\":[", count: 50_000)).utf8)
    }
    let run = try await export(workspace, rewrites: [rewrite], formats: ["json"])
    #expect(run.ending.code == 3, "\(run.ending.errors)")
    #expect(run.ending.errors.count < 5_000)
  }
}

extension Program {
  /// Runs the program, and stops it if it has not ended by then; its code is then that of a signal.
  func run(within limit: Duration) async throws -> Ending {
    try await run { running in
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      running.send(SIGKILL)
    }
  }
}
