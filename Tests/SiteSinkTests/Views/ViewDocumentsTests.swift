import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import SiteSink

/// A database of more rows than a document holds, as files of the site.
struct ViewDocumentsTests {
  @Test("Further documents have an address, a place in the navigation, and links that lead somewhere")
  func files() async throws {
    let output = RecordingOutput()
    var rows = (1...6).map { TaskWorkspace.Row(title: "Row \($0)") }
    rows[3].title = "Views"
    let workspace = try TaskWorkspace.make(views: [TaskWorkspace.view(1, "table", "All of it")], rows: rows)
    var options = SiteSinkPlugin.Options()
    options.baseURL = "https://example.com/docs/"
    options.pageRows = 5
    try await SmallSite.export(workspace, into: output, options)
    let further = output.files.keys.filter { $0.hasPrefix("tasks/views/") }.sorted()
    #expect(further == ["tasks/views/all-of-it/2/index.html"])
    // A row of that name has another.
    #expect(output.files.keys.contains { $0.hasPrefix("tasks/views-") })
    let second = String(decoding: try #require(output.files[further[0]]), as: UTF8.self)
    #expect(second.contains("<title>Tasks: All of it, page 2 · Work</title>"))
    #expect(second.contains("href=\"https://example.com/docs/tasks/views/all-of-it/2/\""))
    #expect(second.contains("<span aria-current=\"page\">All of it, page 2</span>"))
    #expect(second.contains("<a href=\"../../../\">Tasks</a>"))
    #expect(second.contains("<a href=\"../../../row-6/\">Row 6</a>"))
    #expect(second.matches(of: /scope="row"/).count == 1)
    // They go when the rows do.
    let few = try TaskWorkspace.make(
      views: [TaskWorkspace.view(1, "table", "All of it")], rows: Array(rows.prefix(5)))
    let document = try #require(few.database(DatabaseID(TaskWorkspace.database)))
    try await SmallSite.export(few, [.database(document)], into: output, options)
    #expect(!output.files.keys.contains { $0.hasPrefix("tasks/views/") })
  }

  @Test("Where a row has moved, the further document that shows it is written again")
  func renamedRow() async throws {
    let rows = (1...6).map { TaskWorkspace.Row(title: "Row \($0)") }
    let output = RecordingOutput()
    var options = SiteSinkPlugin.Options()
    options.pageRows = 5
    try await SmallSite.export(TaskWorkspace.make(views: [], rows: rows), into: output, options)
    var renamed = rows
    renamed[5].title = "Last"
    let workspace = try TaskWorkspace.make(views: [], rows: renamed)
    let row = try #require(workspace.page(PageID(ScriptedWorkspace.id(1_005))))
    try await SmallSite.export(workspace, [.page(row)], into: output, options)
    let text = String(decoding: try #require(output.files["tasks/views/table/2/index.html"]), as: UTF8.self)
    #expect(text.contains("<a href=\"../../../last/\">Last</a>"))
  }
}
