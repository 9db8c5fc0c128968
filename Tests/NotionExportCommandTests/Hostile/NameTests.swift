import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Pages whose names a file system may treat as equal all exist in every format.
@Suite struct NameTests {
  private static let groups: [[String]] = [
    ["caf\u{E9}", "cafe\u{301}", "CAF\u{C9}"], ["\u{C5}", "\u{212B}", "A\u{30A}", "a\u{30A}"],
    ["Stra\u{DF}e", "STRASSE", "strasse"], ["\u{130}stanbul", "i\u{307}stanbul"], ["\u{17F}ea", "Sea"],
    ["\u{212A}elvin", "kelvin"], ["\u{39F}\u{3A3}", "\u{3BF}\u{3C2}", "\u{3BF}\u{3C3}"],
    ["\u{FB01}ne", "fine"],
    ["What?", "What*", "\"What\"", "what"], ["End", "End.", "End ", "End. ."], ["a/b", "a:b", "a-b"],
    ["CON", "con_", "Con"], ["note.md", "note_md", "NOTE.MD"], ["zero\u{200B}width", "zerowidth"],
    [String(repeating: "long ", count: 60) + "one", String(repeating: "long ", count: 60) + "two"],
    [String(repeating: "-", count: 178) + "ab1", String(repeating: "-", count: 178) + "ab2"],
    ["", " ", "\u{200B}", "..."], ["a*\u{301}b", "\u{E1}b"],
    [".\u{301}dot", "_\u{301}dot"], ["con.\u{301}x", "con_.\u{301}x"],
    ["x" + String(repeating: "\u{301}", count: 600), "x" + String(repeating: "\u{301}", count: 601)],
  ]

  @Test(
    "Siblings with equal names all have a file, with each text once",
    arguments: ["json", "markdown", "html", "site"])
  func siblings(format: String) async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    var marks: [String] = []
    for (number, group) in Self.groups.enumerated() {
      for (index, title) in group.enumerated() {
        let mark = "mark-\(number)-\(index)-end"
        marks.append(mark)
        workspace.add(page: PageDraft(TextDraft(title), content: [.paragraph(TextDraft(mark))]))
      }
    }
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: format)
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      let files = try folder.contents(of: "out")
      for mark in marks {
        let holders = files.filter { name, bytes in
          (name.hasSuffix(".json") || name.hasSuffix(".md") || name.hasSuffix(".html"))
            && bytes.range(of: Data("\(mark)".utf8)) != nil && !name.contains("search")
        }
        #expect(holders.count == 1, "\(mark): \(holders.keys.sorted())")
      }
      let paths = files.keys.map { $0.precomposedStringWithCanonicalMapping.uppercased().lowercased() }
      #expect(Set(paths).count == paths.count)
      let hidden = files.keys.filter {
        $0.split(separator: "/").contains { $0.utf8.first == UInt8(ascii: ".") }
      }
      #expect(hidden.isEmpty)
      let verified = try await Program("verify", "--output", "\(folder.path)/out").run()
      #expect(verified.code == 0, "\(verified.output)")
    }
  }

  @Test(
    "A file goes with the block that showed it, and with the page",
    arguments: ["json", "json-lines", "markdown", "html", "site"])
  func removedFile(format: String) async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let first = workspace.addAsset(
      "first.bin", contentType: "application/x-binary", bytes: Array("first content".utf8))
    let second = workspace.addAsset(
      "second.bin", contentType: "application/x-binary", bytes: Array("second content".utf8))
    let block = ObjectID(simulated: "block")
    workspace.add(page: PageDraft("Home", content: [.paragraph("Text."), .image(.hosted(first)).id(block)]))
    let other = workspace.add(page: PageDraft("Other", content: [.image(.hosted(second))]))
    for number in 1...6 { workspace.add(page: PageDraft(TextDraft("Page \(number)"))) }
    try await withSimulator(workspace) { simulator in
      let isLines = format == "json-lines"
      let bench = Workbench(folder, simulator, formats: isLines ? "json" : format)
      let options = isLines ? ["-O", "json.layout=ndjson"] : []
      func export() async throws {
        var program = bench.program("out")
        program.arguments += options
        let ending = try await program.run()
        #expect(ending.code == 0, "\(ending.errors)")
      }
      func holds(_ text: String) throws -> Bool {
        try folder.contents(of: "out").values.contains { $0 == Data(text.utf8) }
      }
      try await export()
      #expect(try holds("first content") && holds("second content"))
      simulator.edit { $0.delete(block) }
      try await export()
      #expect(try !holds("first content") && holds("second content"))
      simulator.edit { $0.trash(other) }
      try await export()
      #expect(try !holds("second content"))
      let verified = try await Program("verify", "--output", "\(folder.path)/out").run()
      #expect(verified.code == 0, "\(verified.output)")
    }
  }

  @Test("Links follow the rows of a database that gets a second data source, or loses it")
  func secondDataSource() async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let (row, second) = (ObjectID(simulated: "row"), ObjectID(simulated: "second"))
    workspace.add(
      database: DatabaseDraft(
        "Work",
        dataSources: [
          DataSourceDraft("Tasks", rows: [PageDraft("A row", id: row), PageDraft("Another")]),
          DataSourceDraft("Projects", id: second, rows: [PageDraft("A project")]),
        ]))
    workspace.add(page: PageDraft("Linking", content: [.paragraph(.link("the row", to: row))]))
    for number in 1...6 { workspace.add(page: PageDraft(TextDraft("Page \(number)"))) }
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "markdown", "html", "site")
      func check(_ path: String) async throws {
        let ending = try await bench.program("out").run()
        #expect(ending.code == 0, "\(ending.errors)")
        #expect(folder.text("out/markdown/Linking.md")?.contains("(\(path))") == true)
        let verified = try await Program("verify", "--output", "\(folder.path)/out").run()
        #expect(verified.code == 0, "\(verified.output)")
      }
      try await check("Work/Tasks/A%20row.md")
      simulator.edit { $0.trash(second) }
      try await check("Work/A%20row.md")
      simulator.edit { $0.restore(second) }
      try await check("Work/Tasks/A%20row.md")
    }
  }
}
