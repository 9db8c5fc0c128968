import MarkdownSink
import NotionModel
import RenderingTestSupport
import SinkTestKit
import Testing

/// A page has the place of the time of its event; it is written at its current place.
struct MarkdownOutdatedPlaceTests {
  @Test("A page that has moved since its event is written at its current location")
  func movedPage() async throws {
    let (first, second) = (ObjectID(high: 1 << 40, low: 1), ObjectID(high: 2 << 40, low: 2))
    let (beside, inside) = try MovingWorkspace.pageBesideAndInside(first, second)
    // The first page is written when the outline is another already.
    let workspace = MovingWorkspace(beside, then: inside, reading: first)
    _ = try await workspace.node(first)
    let run = try await ScriptedRun(MarkdownSinkPlugin(), over: workspace)
    #expect(run.output.files.keys.contains("A/B.md"))
    #expect(!run.output.files.keys.contains("B.md"))
  }
}
