import NotionModel
import NotionSimulator
import Testing

/// Comments have notes on the state of their blocks, and on comments that were not requested.
@Suite struct CommentStateTests {
  @Test(
    "A comment on what has been deleted says so and leads nowhere", arguments: ["markdown", "html", "site"])
  func deletedContent(format: String) async throws {
    let run = try await ValuesRun.export()
    let page = try run.document(format, holding: "On what is gone")
    #expect(page.contains("On content that has been deleted"))
    #expect(!page.contains("On a block of this page"))
  }

  @Test("A comment on a block that the page does not show has no dead anchor")
  func absentBlock() async throws {
    let run = try await ValuesRun.export(
      ValuesWorkspace.make(), SimulatorConfiguration(), ["--comments", "all"])
    for format in ["html", "site"] {
      let page = try run.document(format, holding: "On what is gone")
      let anchors = page.matches(of: /"about"><a href="#([0-9a-f]+)"/).map { String($0.output.1) }
      #expect(anchors.count == 1, "\(format)")
      for anchor in anchors { #expect(page.contains("id=\"\(anchor)\""), "\(format)") }
    }
  }

  @Test("Attachments that are not there yet are shown, reported and asked for again")
  func pendingAttachments() async throws {
    let run = try await ValuesRun.export { bench in
      let before = bench.simulator.statistics.count(.comments)
      _ = try await bench.program("out").run()
      #expect(bench.simulator.statistics.count(.comments) == before + 1)
    }
    for format in ["markdown", "html", "site"] {
      let document = try run.document(format, holding: "With a drawing")
      #expect(document.contains("had not taken in yet"), "\(format)")
    }
    #expect(run.report.contains("comment-attachments-pending"))
  }

  @Test("Summary and report say what comments on blocks would take")
  func cost() async throws {
    var workspace = SimulatedWorkspace()
    let child = PageDraft("Child", content: [.paragraph("Text.")])
    workspace.add(
      page: PageDraft("Page", content: [.toggle("Toggle", [.paragraph("Inside")]), .page(child)]))
    let text = "Comments on blocks were not fetched: --comments all would take about 3 more requests."
    let run = try await ValuesRun.export(workspace)
    #expect(run.ending.output.contains(text))
    #expect(run.report.contains("block-comments-not-asked-for"))
    #expect(run.ending.code == 0)
    let all = try await ValuesRun.export(workspace, SimulatorConfiguration(), ["--comments", "all"])
    #expect(all.statistics.count(.comments) - run.statistics.count(.comments) == 3)
    #expect(!all.ending.output.contains("were not fetched") && !all.report.contains("not-asked-for"))
    let none = try await ValuesRun.export(workspace, SimulatorConfiguration(), ["--comments", "none"])
    #expect(!none.ending.output.contains("were not fetched"))
  }
}
