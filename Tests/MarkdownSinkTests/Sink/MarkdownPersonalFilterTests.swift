import MarkdownSink
import NotionExportKit
import RenderingTestSupport
import SinkTestKit
import Testing

/// Conditions of a view that an export cannot apply are reported.
struct MarkdownPersonalFilterTests {
  @Test("Conditions that are not applied are told in the document and in the report")
  func note() async throws {
    let run = try await ScriptedRun(MarkdownSinkPlugin(), over: PersonalFilterWorkspace.make())
    let file = String(decoding: try #require(run.output.files["Tasks/Tasks.md"]), as: UTF8.self)
    #expect(file.contains("\n\(PersonalFilterWorkspace.note)\n"))
    #expect(Set(run.diagnostics.map(\.identifier.rawValue)) == ["filter-not-applied"])
  }
}
