import GeminiSink
import NotionExportKit
import SinkTestKit
import Testing

struct GeminiSinkTests {
  @Test("The sink keeps the rules", arguments: SinkRule.allCases)
  func compliance(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: GeminiSinkPlugin.self)
  }

  @Test("A page has a line for each text, and its links below")
  func page() async throws {
    let (home, plans) = (ScriptedWorkspace.id(1), ScriptedWorkspace.id(2))
    var workspace = ScriptedWorkspace(name: "R&D")
    try workspace.add(
      page: "Home", id: home,
      content: [
        .text("heading_2", ScriptedText.run("What we do")),
        .text("numbered_list_item", ScriptedText.run("think")),
        .text("numbered_list_item", ScriptedText.run("write")),
        .text("paragraph", ScriptedText.run("# of plans: 1")),
        ScriptedBlock("link_to_page", ["type": "page_id", "page_id": .string("\(plans)")]),
      ])
    try workspace.add(
      page: "Plans & more", id: plans, in: ["type": "page_id", "page_id": .string("\(home)")])
    let run = try await ScriptedRun(GeminiSinkPlugin(), over: workspace)
    #expect(
      run.output.text("Home.gmi") == """
        # Home

        ### What we do
        * 1. think
        * 2. write

         # of plans: 1
        => Home/Plans%20%26%20more.gmi Plans & more

        """)
    #expect(run.output.text("index.gmi") == "=> Home.gmi Home\n")
  }
}
