import HTMLSink
import NotionExportKit
import RenderingTestSupport
import SinkTestKit
import Testing

/// Conditions of a view that an export cannot apply are reported.
struct HTMLPersonalFilterTests {
  @Test("Conditions that are not applied are told in the document and in the report")
  func note() async throws {
    let run = try await ScriptedRun(HTMLSinkPlugin(), over: PersonalFilterWorkspace.make())
    let file = String(decoding: try #require(run.output.files["Tasks/Tasks.html"]), as: UTF8.self)
    #expect(file.contains("<p class=\"notice\">\(PersonalFilterWorkspace.note)</p>"))
    #expect(Set(run.diagnostics.map(\.identifier.rawValue)) == ["filter-not-applied"])
  }
}
