import CommandSink
import Foundation
import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

/// The example in Python behaves like any other sink.
struct ExampleCommandTests {
  private static var options: CommandSinkPlugin.Options {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let script = root.appending(path: "Templates/Examples/CommandSink/outline.py")
    var options = CommandSinkPlugin.Options()
    options.run = "exec python3 '\(script.path(percentEncoded: false))'"
    return options
  }

  // The rules that start a sink for every event and every file would start Python a hundred times; a part of
  // them is enough to see that the command's answers reach the output as those of a sink in Swift.
  @Test(
    "The sink in Python keeps the rules",
    arguments: SinkRule.allCases.filter { ![.resumable, .idempotent].contains($0) })
  func compliance(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: CommandSinkPlugin.self, options: Self.options)
  }

  @Test("It writes the path and the text of each page")
  func output() async throws {
    var workspace = ScriptedWorkspace(name: "Work")
    try workspace.add(page: "Home", id: ScriptedWorkspace.id(1))
    try workspace.add(
      page: "Plans", id: ScriptedWorkspace.id(2),
      in: ["type": "page_id", "page_id": .string("\(ScriptedWorkspace.id(1))")],
      content: [
        .text(
          "paragraph", ScriptedText.run("Först"), children: [.text("to_do", ScriptedText.run("then"))]),
        ScriptedBlock("divider"),
      ])
    let run = try await ScriptedRun(CommandSinkPlugin(), options: Self.options, over: workspace)
    #expect(
      run.output.text("pages/\(ScriptedWorkspace.id(2)).txt")
        == "Home / Plans\nFörst\n  then\n(divider)\n")
  }
}
