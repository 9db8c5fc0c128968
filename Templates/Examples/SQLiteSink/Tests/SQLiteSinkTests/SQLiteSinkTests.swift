import Foundation
import GRDB
import NotionExportKit
import SQLiteSink
import SinkTestKit
import Testing

struct SQLiteSinkTests {
  @Test("The sink keeps the rules", arguments: SinkRule.allCases)
  func compliance(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: SQLiteSinkPlugin.self)
  }

  @Test("The file answers questions in SQL")
  func queries() async throws {
    let (home, task) = (ScriptedWorkspace.id(1), ScriptedWorkspace.id(2))
    var workspace = ScriptedWorkspace(name: "Work")
    try workspace.add(
      page: "Home", id: home,
      content: [
        .text("paragraph", ScriptedText.run("outer"), children: [.text("to_do", ScriptedText.run("inner"))])
      ])
    try workspace.add(
      page: "Task", id: task, in: ["type": "page_id", "page_id": .string("\(home)")],
      properties: [
        "Points": ["id": "pts", "type": "number", "number": 5],
        "Tags": [
          "id": "tags", "type": "multi_select",
          "multi_select": [["id": "a", "name": "x"], ["id": "b", "name": "y"]],
        ],
        "Done": ["id": "done", "type": "checkbox", "checkbox": true],
      ])
    let run = try await ScriptedRun(SQLiteSinkPlugin(), over: workspace)
    let bytes = try #require(run.output.files["workspace.sqlite"])
    #expect(run.output.files.count == 1)

    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sqlite")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let database = try DatabaseQueue(path: file.path(percentEncoded: false))
    func strings(_ sql: String) async throws -> [String] {
      try await database.read { try String.fetchAll($0, sql: sql) }
    }
    #expect(
      try await strings("SELECT title FROM pages WHERE parent_kind = 'page' AND parent_id = '\(home)'") == [
        "Task"
      ])
    #expect(
      try await strings("SELECT depth || ' ' || type || ' ' || text FROM blocks ORDER BY page_id, position")
        == ["0 paragraph outer", "1 to_do inner"])
    #expect(
      try await strings(
        "SELECT child.text FROM blocks child JOIN blocks parent ON child.parent_id = parent.id "
          + "WHERE parent.text = 'outer'") == ["inner"])
    #expect(
      try await strings(
        "SELECT title FROM pages JOIN properties ON page_id = pages.id WHERE name = 'Points' AND number > 4"
      )
        == ["Task"])
    #expect(try await strings("SELECT text FROM properties WHERE name = 'Tags'") == ["x, y"])
    #expect(try await strings("SELECT json ->> '$.checkbox' FROM properties WHERE name = 'Done'") == ["1"])
    #expect(try await strings("PRAGMA integrity_check") == ["ok"])
  }
}
