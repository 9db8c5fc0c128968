import NotionModel
import SinkRendering
import Testing

/// Rich text as spans and nested marks.
struct StyledTextTests {
  private struct NoObjects: ReferenceResolver {
    func link(_ address: String) -> ResolvedLink? { ResolvedLink(address) }
    func reference(of mention: Mention, plainText: String) -> ResolvedReference {
      ResolvedReference(text: plainText)
    }
  }

  private var bold: Annotations {
    var annotations = Annotations()
    annotations.bold = true
    return annotations
  }

  @Test("A link that spans several styles is listed once, and two neighbours twice")
  func links() async throws {
    let (first, second) = ("https://a.example", "https://b.example")
    let text = RichText([
      RichTextRun("see "), RichTextRun("the ", link: first),
      RichTextRun("plan", annotations: bold, link: first), RichTextRun("or this", link: second),
      RichTextRun(" and "), RichTextRun("again", link: second),
    ])
    let links = try await StyledText(text, references: NoObjects()).links
    #expect(links.map(\.text) == ["the plan", "or this", "again"])
    #expect(links.map { $0.link?.destination } == [first, second, second])
  }

  @Test("A mark inside a link is inside the link")
  func trees() async throws {
    let text = RichText([
      RichTextRun("a", link: "https://a.example"),
      RichTextRun("b", annotations: bold, link: "https://a.example"),
    ])
    let trees = try await StyledText(text, references: NoObjects()).trees
    #expect(
      trees == [
        .marked(
          .link(ResolvedLink("https://a.example")),
          [.leaf(.text("a")), .marked(.bold, [.leaf(.text("b"))])])
      ])
  }
}
