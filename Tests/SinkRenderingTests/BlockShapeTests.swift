import NotionExportKit
import NotionModel
import SinkRendering
import SinkTestKit
import Testing

/// Types of blocks that most formats treat alike have one shape.
struct BlockShapeTests {
  private func shape(_ block: ScriptedBlock) async throws -> BlockShape {
    var workspace = ScriptedWorkspace(name: "W")
    let id = ScriptedWorkspace.id(1)
    try workspace.add(page: "P", id: id, content: [block])
    let page = try #require(workspace.page(PageID(id)))
    for try await event in page.content { if case .enter(let node) = event { return node.block.shape } }
    throw NoBlock()
  }

  private struct NoBlock: Error {}

  @Test(
    "Texts are prose, with their role",
    arguments: [
      ("paragraph", BlockShape.Prose.Role.paragraph), ("quote", .quote), ("callout", .callout),
      ("toggle", .toggle), ("template", .toggle), ("heading_1", .heading(level: 1, isToggleable: false)),
      ("heading_4", .heading(level: 4, isToggleable: false)),
    ])
  func prose(type: String, role: BlockShape.Prose.Role) async throws {
    guard case .prose(let prose) = try await shape(.text(type, ScriptedText.run("text"))) else {
      Issue.record("\(type) is no prose")
      return
    }
    #expect(prose.role == role)
    #expect(prose.text.plainText == "text")
  }

  @Test("A task is a list item with a box")
  func task() async throws {
    let block = ScriptedBlock("to_do", ["rich_text": [ScriptedText.run("task")], "checked": true])
    guard case .listItem(let item) = try await shape(block) else {
      Issue.record("A task is no list item")
      return
    }
    #expect(item.marker == .task(isChecked: true))
  }

  @Test("A block of an unknown type is a notice with its plain text")
  func unknown() async throws {
    let block = ScriptedBlock("hologram", ["rich_text": [ScriptedText.run("ghost")]])
    guard case .notice(let notice) = try await shape(block) else {
      Issue.record("An unknown block is no notice")
      return
    }
    #expect(notice.text == "A block of the unknown type hologram")
    #expect(notice.unknown?.plainText == "ghost")
  }

  @Test("A link to a page is an object that the page does not contain")
  func links() async throws {
    let id = ScriptedWorkspace.id(7)
    let block = ScriptedBlock("link_to_page", ["type": "page_id", "page_id": .string("\(id)")])
    guard case .object(let object) = try await shape(block) else {
      Issue.record("A link to a page is no object")
      return
    }
    #expect(object.id == id && !object.isChild && !object.isDatabase && object.title.isEmpty)
  }
}
