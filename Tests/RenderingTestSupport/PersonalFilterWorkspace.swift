import NotionExportKit
import NotionModel
package import SinkTestKit

/// A database whose view filters by what depends on the day and on who looks.
package enum PersonalFilterWorkspace {
  /// The note that a document of the database has.
  package static let note =
    "The view “Mine, soon” also filters by “Due” (next week, which depends on the day) and “Owner” (whoever looks), "
    + "which are not applied here."

  /// Returns a workspace with one database of two rows, of which one satisfies the decidable conditions.
  package static func make() throws -> ScriptedWorkspace {
    let database = ScriptedWorkspace.id(1)
    let source = ScriptedWorkspace.id(2)
    var workspace = ScriptedWorkspace(name: "Work")
    try workspace.add(
      database: [
        "object": "database", "id": .string("\(database)"), "title": [ScriptedText.run("Tasks")],
        "parent": ["type": "workspace", "workspace": true],
        "data_sources": [["id": .string("\(source)"), "name": "Tasks"]],
      ],
      views: [
        [
          "object": "view", "id": .string("\(ScriptedWorkspace.id(3))"), "type": "table",
          "name": "Mine, soon",
          "data_source_id": .string("\(source)"),
          "filter": [
            "and": [
              ["property": "due", "date": ["next_week": [:]]],
              ["property": "Owner", "people": ["contains": "me"]],
              ["property": "Done", "checkbox": ["equals": false]],
            ]
          ],
        ]
      ])
    try workspace.add(dataSource: [
      "object": "data_source", "id": .string("\(source)"), "title": [ScriptedText.run("Tasks")],
      "parent": ["type": "database_id", "database_id": .string("\(database)")],
      "properties": [
        "Name": ["id": "title", "name": "Name", "type": "title", "title": [:]],
        "Due": ["id": "due", "name": "Due", "type": "date", "date": [:]],
        "Owner": ["id": "own", "name": "Owner", "type": "people", "people": [:]],
        "Done": ["id": "done", "name": "Done", "type": "checkbox", "checkbox": [:]],
      ],
    ])
    for (number, isDone) in [(10, false), (11, true)] as [(UInt64, Bool)] {
      try workspace.add(
        page: "Row \(number)", id: ScriptedWorkspace.id(number),
        in: ["type": "data_source_id", "data_source_id": .string("\(source)")],
        properties: [
          "Name": ["id": "title", "type": "title", "title": [ScriptedText.run("Row \(number)")]],
          "Due": ["id": "due", "type": "date", "date": .null],
          "Owner": ["id": "own", "type": "people", "people": []],
          "Done": ["id": "done", "type": "checkbox", "checkbox": .bool(isDone)],
        ])
    }
    return workspace
  }
}
