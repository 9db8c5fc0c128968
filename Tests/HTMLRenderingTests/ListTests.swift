import NotionModel
import SinkTestKit
import Testing

/// Lists nest and count as they do in Notion.
struct ListTests {
  private func item(
    _ type: String, _ text: String, _ more: JSONObject = [:], _ children: [ScriptedBlock] = []
  ) -> ScriptedBlock {
    var payload: JSONObject = ["rich_text": [ScriptedText.run(text)], "color": "default"]
    for (key, value) in more.members { payload[key] = value }
    return ScriptedBlock(type, payload, children)
  }

  @Test("A list goes on over nested lists, and its numbers start where they should")
  func numbers() async throws {
    let html = try await Rendered.anonymous([
      item("numbered_list_item", "one", [:], [item("numbered_list_item", "a", ["list_format": "letters"])]),
      item("numbered_list_item", "two"), item("numbered_list_item", "seven", ["list_start_index": 7]),
      item("paragraph", "text"),
      item("numbered_list_item", "iv", ["list_start_index": 4, "list_format": "roman"]),
    ])
    #expect(
      html == """
        <ol>
        <li><p>one</p>
        <ol type="a">
        <li><p>a</p></li>
        </ol></li>
        <li><p>two</p></li>
        </ol>
        <ol start="7">
        <li><p>seven</p></li>
        </ol>
        <p>text</p>
        <ol start="4" type="i">
        <li><p>iv</p></li>
        </ol>
        """)
  }

  @Test("Bullets, tasks and numbers that follow each other are three lists")
  func families() async throws {
    let html = try await Rendered.anonymous([
      item("bulleted_list_item", "a"), item("to_do", "b", ["checked": true]), item("to_do", "c"),
      item("numbered_list_item", "d"), item("bulleted_list_item", "e"),
    ])
    #expect(
      html == """
        <ul>
        <li><p>a</p></li>
        </ul>
        <ul class="tasks">
        <li class="done"><input type="checkbox" disabled="" checked="" aria-label="Done"/><p>b</p></li>
        <li><input type="checkbox" disabled="" aria-label="To do"/><p>c</p></li>
        </ul>
        <ol>
        <li><p>d</p></li>
        </ol>
        <ul>
        <li><p>e</p></li>
        </ul>
        """)
  }
}
