import Logging
import NotionExportKit
import NotionModel
import SinkTestKit

@testable import SiteSink

/// A workspace of a few pages and a database, and runs of the sink over it.
enum SmallSite {
  static func id(_ number: UInt64) -> ObjectID {
    ObjectID(high: (0xB000_0000 + number) << 32 | 0x4000, low: 0x8000_0000_0000_0000 | number)
  }

  static func parent(_ number: UInt64) -> JSONObject {
    ["type": "page_id", "page_id": .string("\(id(number))")]
  }

  static func paragraph(_ runs: JSONValue...) -> ScriptedBlock {
    ScriptedBlock("paragraph", ["rich_text": .array(runs)])
  }

  /// A text with one style.
  static func run(_ text: String) -> JSONValue { ScriptedText.run(text) }

  /// Runs the sink once.
  ///
  /// - Parameters:
  ///   - workspace: the workspace as it is.
  ///   - events: what has changed; everything where it is `nil`.
  ///   - output: what earlier runs have written.
  ///   - options: the sink's options.
  /// - Throws: what the sink throws.
  static func export(
    _ workspace: ScriptedWorkspace, _ events: [ExportEvent]? = nil, into output: RecordingOutput,
    _ options: SiteSinkPlugin.Options = SiteSinkPlugin.Options()
  ) async throws {
    let context = SinkContext(
      workspace: workspace, output: output, logger: Logger(label: "test"), report: { _ in })
    let sink = try SiteSinkPlugin().makeSink(options, in: context)
    try await sink.open(
      ExportDescription(workspace: workspace.description(), isReplay: events == nil))
    if let events {
      for event in events {
        try await sink.write(event)
        if case .removed(let object) = event { try await output.removeFiles(of: .object(object.id)) }
      }
    } else {
      for try await page in workspace.pages { try await sink.write(.page(page)) }
      for try await database in workspace.databases { try await sink.write(.database(database)) }
      for try await dataSource in workspace.dataSources { try await sink.write(.dataSource(dataSource)) }
    }
    try await sink.writeSurroundings(of: workspace)
    try await sink.finish(ExportSummary(skippedObjects: 0))
    await sink.close()
  }

  /// The event of a page.
  static func event(_ number: UInt64, in workspace: ScriptedWorkspace) -> [ExportEvent] {
    workspace.page(PageID(id(number))).map { [.page($0)] } ?? []
  }

  /// Two trees of pages: Guide (1) with Start (2), which links to News (3), and a database (10) of posts.
  ///
  /// - Parameters:
  ///   - start: the title of the page Start.
  ///   - statuses: the status of each post, in their order.
  ///   - slug: the slug of the first post.
  /// - Returns: the workspace.
  /// - Throws: where the script makes no objects.
  static func make(
    start: String = "Start", statuses: [String] = ["Published", "Draft"], slug: String? = nil
  ) throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "Small")
    try workspace.add(
      page: "Guide", id: id(1), content: [ScriptedBlock("child_page", ["title": .string(start)])])
    try workspace.add(
      page: start, id: id(2), in: parent(1),
      content: [
        paragraph(
          run("First things first. Read the "), ScriptedText.mention(page: id(3), plainText: "News"),
          run(" every day. Then rest."))
      ])
    try workspace.add(page: "Other", id: id(4), in: parent(1))
    try workspace.add(
      page: "News", id: id(3),
      content: [
        paragraph(run("All about ")),
        paragraph(run("Our best is "), ScriptedText.mention(page: id(22), plainText: "Post 2"), run(".")),
      ])
    try addPosts(to: &workspace, statuses, slug: slug)
    return workspace
  }

  private static func addPosts(
    to workspace: inout ScriptedWorkspace, _ statuses: [String], slug: String?
  ) throws {
    try workspace.add(database: [
      "object": "database", "id": .string("\(id(10))"), "title": [run("Posts")], "description": [],
      "parent": .object(parent(3)), "is_inline": false, "last_edited_time": "2026-03-02T09:30:00.000Z",
      "data_sources": [["id": .string("\(id(11))"), "name": "Posts"]],
    ])
    try workspace.add(dataSource: [
      "object": "data_source", "id": .string("\(id(11))"), "title": [run("Posts")],
      "parent": ["type": "database_id", "database_id": .string("\(id(10))")],
      "properties": [
        "Name": ["id": "title", "name": "Name", "type": "title", "title": [:]],
        "Status": ["id": "st", "name": "Status", "type": "select", "select": ["options": []]],
        "Tags": ["id": "tg", "name": "Tags", "type": "multi_select", "multi_select": ["options": []]],
        "Date": ["id": "dt", "name": "Date", "type": "date", "date": [:]],
        "Slug": ["id": "sl", "name": "Slug", "type": "rich_text", "rich_text": [:]],
      ],
    ])
    for (number, status) in statuses.enumerated() {
      let row = UInt64(21 + number)
      try workspace.add(
        page: "Post \(number + 1)", id: id(row),
        in: [
          "type": "data_source_id", "data_source_id": .string("\(id(11))"),
          "database_id": .string("\(id(10))"),
        ],
        properties: [
          "Name": ["id": "title", "type": "title", "title": [run("Post \(number + 1)")]],
          "Status": [
            "id": "st", "type": "select", "select": ["id": "x", "name": .string(status), "color": "red"],
          ],
          "Tags": [
            "id": "tg", "type": "multi_select",
            "multi_select": [["id": "t", "name": "C++", "color": "blue"]],
          ],
          "Date": ["id": "dt", "type": "date", "date": ["start": .string("2026-02-0\(number + 1)")]],
          "Slug": [
            "id": "sl", "type": "rich_text",
            "rich_text": number == 0 ? slug.map { [run($0)] } ?? [] : [],
          ],
        ], content: [paragraph(run("Words of post \(number + 1)."))])
      try workspace.add(page: "Below \(number + 1)", id: id(row + 10), in: parent(row))
    }
  }
}
