import NotionExportKit
import NotionModel
import SinkRendering
import SinkTestKit
import Testing

@testable import SiteSink

/// The sidebar lists the rows of a small database, and only the open row of a large one.
struct SidebarTests {
  private func site(rows count: Int) async throws -> RecordingOutput {
    let output = RecordingOutput()
    let rows = (1...count).map { TaskWorkspace.Row(title: "Row \($0)") }
    try await SmallSite.export(TaskWorkspace.make(views: [], rows: rows), into: output)
    return output
  }

  /// The texts of the sidebar of a page, in order.
  private func sidebar(_ path: String, of output: RecordingOutput) throws -> [String] {
    let text = String(decoding: try #require(output.files[path]), as: UTF8.self)
    let start = try #require(text.firstRange(of: "<ul class=\"nav-list\">")?.lowerBound)
    let end = try #require(text[start...].firstRange(of: "</nav>")?.lowerBound)
    return text[start..<end].matches(of: /<a [^>]*>([^<]*)<\/a>/).map { String($0.output.1) }
  }

  @Test("Few rows are all listed, in the database's own page and in those of the rows")
  func few() async throws {
    let output = try await site(rows: 3)
    let expected = ["Tasks", "Row 1", "Row 2", "Row 3"]
    #expect(try sidebar("tasks/index.html", of: output) == expected)
    #expect(try sidebar("tasks/row-2/index.html", of: output) == expected)
    #expect(try sidebar("index.html", of: output) == ["Tasks"])
  }

  @Test("Of many rows the one that is open is listed, with a link to all of them")
  func many() async throws {
    let output = try await site(rows: 21)
    #expect(try sidebar("tasks/index.html", of: output) == ["Tasks"])
    #expect(try sidebar("tasks/row-7/index.html", of: output) == ["Tasks", "Row 7", "All of Tasks"])
  }

  @Test("A further row of many changes the page of no other row")
  func anotherRow() async throws {
    let before = try await site(rows: 30)
    let after = try await site(rows: 31)
    let path = "tasks/row-7/index.html"
    #expect(before.files[path] == after.files[path])
  }

  @Test("A list with a data source is another list than one with its database, at the same address")
  func sameAddress() {
    func level(_ kind: ExportedKind, _ number: UInt64) -> NavigationLevel {
      let location = OutputLocation(
        id: SmallSite.id(number), kind: kind, title: "Tasks", path: ["tasks", "index"],
        document: ["tasks", "index"], childrenFolder: ["tasks"], parent: nil)
      return NavigationLevel(entries: [NavigationLevel.Entry(location: location, icon: nil)], total: 1)
    }
    #expect(level(.dataSource, 1).digest != level(.database, 2).digest)
  }

  @Test("The home page names what stands in each page, and leads to the rest")
  func home() async throws {
    var workspace = try SmallSite.make()
    for number in 100..<110 as Range<UInt64> {
      try workspace.add(
        page: "More \(number)", id: SmallSite.id(number), in: SmallSite.parent(1))
    }
    let output = RecordingOutput()
    try await SmallSite.export(workspace, into: output)
    let text = String(decoding: try #require(output.files["index.html"]), as: UTF8.self)
    let list = try #require(text.firstRange(of: "<ul class=\"home-list\">")).lowerBound
    let texts = text[list...].matches(of: /<a href="([^"]*)">([^<]*)<\/a>/).map { String($0.output.2) }
    #expect(
      texts.prefix(12) == [
        "Guide", "Start", "Other", "More 100", "More 101", "More 102", "More 103", "More 104", "More 105",
        "All 12 in Guide", "News", "Posts",
      ])
  }
}
