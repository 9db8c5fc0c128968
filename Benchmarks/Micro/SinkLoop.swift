import Logging
import NotionExportKit
import NotionModel
import SinkTestKit

/// Writes a page through a sink, into memory.
enum SinkLoop {
  private static let blocks = 1_000

  /// Writes `count` blocks and more, a page of a thousand at a time.
  static func measure<Plugin: SinkPlugin>(
    _ count: Int, _ plugin: Plugin.Type
  ) async throws -> (elements: Int, time: Duration) {
    let id = ScriptedWorkspace.id(1)
    var workspace = ScriptedWorkspace(name: "Texts")
    try workspace.add(page: "Texts with marks", id: id, content: (0..<blocks).map { block($0) })
    let context = SinkContext(
      workspace: workspace, output: MemoryOutputTree(), logger: Logger(label: "micro"), report: { _ in })
    let sink = try Plugin().makeSink(Plugin.Options(), in: context)
    guard let document = workspace.page(PageID(id)) else { return (0, .zero) }
    var elements = 0
    let clock = ContinuousClock()
    let start = clock.now
    repeat {
      try await sink.write(.page(document))
      elements += blocks
    } while elements < count
    return (elements, clock.now - start)
  }

  private static func block(_ number: Int) -> ScriptedBlock {
    .text(
      "paragraph", ScriptedText.run("Reading \(number) of the gauge was "),
      ScriptedText.run("not", bold: true),
      ScriptedText.run(" taken at low water: see ("),
      ScriptedText.run("the log", link: "https://example.com/log?a=1&b=2"), ScriptedText.run(") and "),
      ScriptedText.run("pier_2*", code: true), ScriptedText.run("."))
  }
}
