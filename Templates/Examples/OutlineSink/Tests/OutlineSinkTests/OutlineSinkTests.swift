import NotionExportKit
import OutlineSink
import SinkTestKit
import Testing

struct OutlineSinkTests {
  @Test("The sink keeps the rules", arguments: SinkRule.allCases)
  func compliance(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: OutlineSinkPlugin.self)
  }

  @Test("The outline has pages inside pages and blocks inside blocks")
  func outline() async throws {
    let (home, plans) = (ScriptedWorkspace.id(1), ScriptedWorkspace.id(2))
    var workspace = ScriptedWorkspace(name: "R&D")
    try workspace.add(
      page: "Home", id: home,
      content: [
        .text(
          "paragraph", ScriptedText.run("a < b"), children: [.text("quote", ScriptedText.run("\"q\"\n2"))]),
        ScriptedBlock("to_do", ["rich_text": [ScriptedText.run("task")], "checked": true]),
      ])
    try workspace.add(page: "Plans", id: plans, in: ["type": "page_id", "page_id": .string("\(home)")])
    let run = try await ScriptedRun(OutlineSinkPlugin(), over: workspace)
    #expect(
      run.output.text("outline.opml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0">
        <head><title>R&amp;D</title></head>
        <body>
         <outline text="Home" type="page" notionId="\(home)">
          <outline text="a &lt; b">
           <outline text="&quot;q&quot;&#10;2">
           </outline>
          </outline>
          <outline text="[x] task">
          </outline>
          <outline text="Plans" type="page" notionId="\(plans)">
          </outline>
         </outline>
        </body>
        </opml>

        """)
  }

  @Test("Without blocks there are titles only")
  func titles() async throws {
    var workspace = ScriptedWorkspace(name: "R&D")
    try workspace.add(
      page: "", id: ScriptedWorkspace.id(1), content: [.text("paragraph", ScriptedText.run("text"))])
    var options = OutlineSinkPlugin.Options()
    options.blocks = false
    let run = try await ScriptedRun(OutlineSinkPlugin(), options: options, over: workspace)
    let text = try #require(run.output.text("outline.opml"))
    #expect(text.contains("text=\"Untitled\"") && !text.contains("text=\"text\""))
  }
}
