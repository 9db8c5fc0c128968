import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering
import SinkTestKit
import Testing

/// A sink that writes each page as a fragment, as one for feeds would.
private struct FragmentSink: Sink {
  let context: SinkContext

  func write(_ event: ExportEvent) async throws {
    let layout = FolderLayout(of: context.workspace)
    guard case .page(let page) = event, let location = try await layout.location(of: page.place.id) else {
      return
    }
    let links = HTMLDocumentLinks(
      of: location, in: layout, context, document: page,
      attachments: AttachmentNames(of: context.workspace))
    try await context.output.replaceFiles(of: .object(location.id)) { files in
      try await files.write(OutputPath(links.links.path)) { file in
        try file.write(try await page.html(references: links))
      }
      try await files.write(OutputPath("\(location.path.joined(separator: "/")).streamed.html")) { file in
        try await page.writeHTML(to: &file, references: links)
      }
    }
  }
}

private struct FragmentSinkPlugin: SinkPlugin {
  static let format = "fragment"
  static let summary = "fragments"
  func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink { FragmentSink(context: context) }
}

struct FragmentTests {
  @Test("A page is a fragment of HTML with links to other documents, as a text and streamed")
  func fragment() async throws {
    let (home, plan) = (ScriptedWorkspace.id(1), ScriptedWorkspace.id(2))
    var workspace = ScriptedWorkspace(name: "W")
    try workspace.add(
      page: "Home", id: home,
      content: [
        .text("paragraph", ScriptedText.run("1 < 2")),
        ScriptedBlock("link_to_page", ["type": "page_id", "page_id": .string("\(plan)")]),
      ])
    try workspace.add(page: "Plan", id: plan)
    let run = try await ScriptedRun(FragmentSinkPlugin(), over: workspace)
    let html = try #require(run.output.text("Home.html"))
    #expect(html.hasPrefix("<p id=") && html.contains("1 &lt; 2</p>"))
    #expect(html.contains("<a href=\"Plan.html\">Plan</a>"))
    #expect(run.output.text("Home.streamed.html") == html)
  }
}
