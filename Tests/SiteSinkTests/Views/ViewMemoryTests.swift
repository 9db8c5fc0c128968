import CMalloc
import HTMLRendering
import NotionExportKit
import NotionModel
import RenderingTestSupport
import SinkTestKit
import Synchronization
import Testing

@testable import SiteSink

#if os(Linux)
/// The memory of a view does not depend on the number of its rows.
struct ViewMemoryTests {
  /// The peak of additional memory while a view is written, and the number of written rows.
  private func peak(
    rows count: Int, _ view: JSONObject, isPaged: Bool
  ) async throws -> (bytes: Int, rows: Int) {
    try await TestTool.withFolder { folder in
      let workspace = try ManyRows(count, views: [view], in: folder)
      let document = try #require(workspace.database(DatabaseID(TaskWorkspace.database)))
      let state = Mutex<(peak: Int, rows: Int)>((0, 0))
      var file = OutputFile { bytes in
        let used = Int(mallinfo2().uordblks)
        let rows = String(decoding: bytes, as: UTF8.self).split(separator: ">Row ").count - 1
        state.withLock { $0 = (max($0.peak, used), $0.rows + rows) }
      }
      var html = try HTMLWriter()
      let before = Int(mallinfo2().uordblks)
      let surroundings = ViewSurroundings(workspace: workspace)
      let placement = ViewPlacement(size: 500, folder: []) { file, _ in file.joined(separator: "/") }
      let views = DatabaseViews(
        surroundings: surroundings, workspace: workspace, placement: isPaged ? placement : nil)
      let paged = try await views.write(document, to: &html) { try $0.drain(to: &file) }
      try html.finish(to: &file)
      for view in paged {
        var cursor = view.source.start()
        var row = 0
        for page in view.folder.pages.further {
          try await cursor.skip(view.folder.pages.rows(of: page).lowerBound - row)
          row = view.folder.pages.rows(of: page).upperBound
          var html = try HTMLWriter()
          try await view.write(page, in: surroundings, from: &cursor, to: &html) { html in
            try html.drain(to: &file)
          }
          try html.finish(to: &file)
        }
      }
      try file.drain()
      return state.withLock { ($0.peak - before, $0.rows) }
    }
  }

  @Test(
    "A view of 6,000 rows costs what one of 600 costs", .serialized,
    arguments: [
      TaskWorkspace.view(1, "board", "B", ["group_by": ["type": "status", "property_id": "st"]]),
      TaskWorkspace.view(2, "calendar", "C", ["date_property_id": "due"]),
      TaskWorkspace.view(3, "gallery", "G", sorts: [["property": "Due", "direction": "ascending"]]),
    ], [false, true])
  func manyRows(view: JSONObject, isPaged: Bool) async throws {
    let few = try await peak(rows: 600, view, isPaged: isPaged)
    let many = try await peak(rows: 6_000, view, isPaged: isPaged)
    // Some five thousand bytes for each row would be thirty million more; other tests use memory meanwhile.
    #expect(many.bytes < few.bytes + 10_000_000, "\(few.bytes) bytes for 600 rows, \(many.bytes) for 6,000")
    #expect(many.rows > 5_900)
  }
}
#endif
