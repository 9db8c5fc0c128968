import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// `status` and `verify` on real outputs, intact and damaged.
@Suite struct VerificationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Program.Ending
  {
    var program = Program(environment: environment)
    program.arguments = arguments + ["--output", "\(folder.path)/out"]
    return try await program.run()
  }

  private func export(_ formats: String...) async throws {
    let ending = try await run(["--demo"] + formats.flatMap { ["--format", $0] })
    #expect(ending.code == 3, "\(ending.errors)")
  }

  private func verify() async throws -> (code: Int32, result: JSONValue) {
    let ending = try await run(["verify", "--json"])
    return (ending.code, try JSONValue(json: Array(ending.output.utf8.dropLast())))
  }

  @Test("A fresh export has no findings") func soundExport() async throws {
    try await export("json", "markdown")
    let ending = try await run(["verify"])
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.first == "archive: 79 pages, 12 files checked")
    #expect(
      lines.contains {
        $0.hasPrefix("json/: ") && $0.contains("79 of 79 pages, 7 of 7 databases, 7 of 7 data sources")
      })
    #expect(lines.contains { $0.hasPrefix("markdown/: ") && $0.hasSuffix("links checked") })
    #expect(lines.last == "No problems found.")
  }

  @Test("An unpublished page is not reported as missing") func unpublishedPage() async throws {
    let arguments = ["--demo", "--format", "site", "-O", "site.publishIf=Status=Done"]
    #expect(try await run(arguments).code == 3)
    let text = try await run(["verify"])
    #expect(text.code == 0, "\(text.output)")
    #expect(text.output.contains("excluded by options"))
    let (_, result) = try await verify()
    let pages = try #require(result["outputs"]?.array?.first?["objects"]?["page"])
    let (present, leftOut) = (pages["present"]?.integer, pages["left_out"]?.integer)
    #expect(pages["expected"]?.integer == present)
    #expect((present ?? 0) + (leftOut ?? 0) == 79 && leftOut ?? 0 > 0)
    // What is published and gone is missed as ever.
    let page = try #require(folder.files(in: "out").first { $0.hasSuffix("/index.html") })
    try FileManager.default.removeItem(atPath: "\(folder.path)/out/\(page)")
    #expect(try await verify().result["counts"]?["missing-file"] == 1)
  }

  @Test("The lines of an object are found in files about several objects") func lines() async throws {
    _ = try await run(["--demo", "--format", "json", "-O", "json.layout=ndjson"])
    let (code, sound) = try await verify()
    #expect(code == 0)
    #expect(sound["outputs"]?.array?.first?["objects"]?["page"]?["present"] == 79)
    // A page whose line is gone is missed although others still mention it.
    let lines = try #require(folder.text("out/pages.ndjson")).split(separator: "\n")
    try folder.put("out/pages.ndjson", lines.dropFirst().joined(separator: "\n") + "\n")
    let (harmedCode, harmed) = try await verify()
    #expect(harmedCode == 3)
    #expect(harmed["counts"]?["missing-object"] == 1)
    #expect(harmed["counts"]?["changed-file"] == 1)
  }

  @Test("Every kind of damage is named and repaired") func damage() async throws {
    try await export("markdown")
    let notes = folder.files(in: "out").filter { $0.hasSuffix(".md") && $0.contains("/") }
    let (gone, changed) = (try #require(notes.first), try #require(notes.last))
    try FileManager.default.removeItem(atPath: "\(folder.path)/out/\(gone)")
    try folder.put("out/\(changed)", "[nowhere](missing.md)\n")
    try folder.put("out/mine.txt", "mine")
    let (code, result) = try await verify()
    #expect(code == 3)
    func paths(_ kind: String) -> [String] {
      (result["findings"]?.array ?? []).filter { $0["kind"]?.string == kind }.compactMap {
        $0["path"]?.string
      }
    }
    #expect(paths("missing-file") == [gone])
    #expect(paths("changed-file") == [changed])
    #expect(paths("foreign-file") == ["mine.txt"])
    #expect(paths("broken-link").contains(changed))
    let repaired = try await run(["verify", "--repair"])
    #expect(repaired.code == 3)
    #expect(repaired.output.hasSuffix("The next export or render writes these again: markdown.\n"))
    _ = try await run(["render", "--format", "markdown"])
    let (after, sound) = try await verify()
    #expect(after == 0)
    #expect(sound["counts"]?.object?.members.map(\.key) == ["foreign-file"])
    #expect(folder.text("out/mine.txt") == "mine")
  }

  @Test("A damaged file in the archive is named") func damagedFile() async throws {
    try await export("json")
    let content = try #require(
      folder.files(in: "out/.notion-export/assets").first { !$0.hasPrefix("incoming") })
    try folder.put("out/.notion-export/assets/\(content)", "rot")
    let (code, result) = try await verify()
    #expect(code == 3)
    #expect(result["counts"]?["damaged-content"] != nil)
  }

  @Test("The workspace is compared on request") func comparison() async throws {
    var workspace = DemoWorkspace.make()
    let added = workspace.add(page: PageDraft("Kept"))
    try await withSimulator(workspace) { simulator in
      let environment = ["NOTION_TOKEN": simulator.token]
      _ = try await run(
        ["--format", "json", "--api-url", simulator.url], environment: environment)
      let same = try await run(["verify", "--api", "--api-url", simulator.url], environment: environment)
      #expect(same.code == 0, "\(same.output)")
      #expect(same.output.contains("objects compared"))
      simulator.edit { workspace in
        workspace.trash(added)
        _ = workspace.add(page: PageDraft("Brand new"))
      }
      let later = try await run(["verify", "--api", "--api-url", simulator.url], environment: environment)
      #expect(later.code == 3)
      #expect(later.output.contains("New in the workspace: 1\n  \"Brand new\""))
      #expect(later.output.contains("Removed from the workspace: 1\n  \"Kept\""))
    }
  }

  @Test("The status describes the archive and the next run") func status() async throws {
    try await export("json")
    let ending = try await run(["status"])
    #expect(ending.code == 0)
    #expect(ending.errors == "")
    let shapes = [
      #"Archive of "Tidewater Instruments" in .*/out"#,
      "  content   79 pages, 7 databases, 7 data sources, 28 users, 12 files",
      #"  size      [0-9.]+ [kM]B, and 48.4 kB of files"#,
      #"  as of     20[0-9-]+ [0-9:]+ UTC, .* ago"#,
      "  missing   3 objects that could not be fetched; see report.json",
      #"json: up to date; [0-9]+ files, [0-9.]+ kB; position [0-9]+"#,
      "Last run: complete",
      #"  warning: the values of “Odd” are not known in 1 page: .*"#,
      #"The next run fetches changes since 20[0-9-]+ [0-9:]+ UTC\."#,
    ]
    let lines = ending.output.split(separator: "\n")
    #expect(lines.count == shapes.count, "\(ending.output)")
    for (line, shape) in zip(lines, shapes) {
      #expect(try Regex(shape).wholeMatch(in: line) != nil, "\(line)")
    }
    let json = try await run(["status", "--json"])
    let value = try JSONValue(json: Array(json.output.utf8.dropLast()))
    #expect(value["archive"]?["pages"] == 79)
    #expect(value["outputs"]?.array?.first?["waiting"] == 0)
    #expect(value["outputs"]?.array?.first?["finished"] == true)
  }

  @Test("A data source whose database is not shared, beside others, is no finding")
  func separateDataSource() async throws {
    var workspace = SimulatedWorkspace(name: "Tables")
    let hidden = ObjectID(simulated: "verify hidden")
    for (name, id) in [("Tasks", ObjectID(simulated: "verify tasks")), ("Notes", hidden)] {
      workspace.add(
        database: DatabaseDraft(
          TextDraft(name), id: id,
          dataSources: [
            DataSourceDraft(
              id: ObjectID(simulated: "verify \(name) rows"), rows: [PageDraft("Row of \(name)")])
          ]))
    }
    let rewrite = ResponseRewrite(on: [.database], object: hidden) { answer, _ in
      answer.status = 404
      answer.json = ["object": "error", "code": "object_not_found", "message": "Could not find database."]
    }
    try await AccessRun.with(workspace, SimulatorConfiguration().with { $0.rewrites = [rewrite] }) {
      (run) async throws in
      #expect(try await run.export(formats: ["json", "markdown", "html", "site"]).code == 0)
      let ending = try await Program("verify", "--output", "\(run.folder.path)/out").run()
      #expect(ending.code == 0, "\(ending.output)")
    }
  }

  @Test("A folder without an archive is named", arguments: ["status", "verify"]) func folderWithoutArchive(
    command: String
  ) async throws {
    let ending = try await run([command])
    #expect(ending.code == 1)
    #expect(ending.errors.hasPrefix("Error: \(folder.path)/out: there is no archive"))
    #expect(folder.files() == [])
  }
}
