import HTMLRendering
import NotionModel
import SinkTestKit
import Testing

/// Blocks become elements with the same meaning.
struct HTMLBlockTests {
  private func text(
    _ type: String, _ text: String, _ more: JSONObject = [:], _ children: [ScriptedBlock] = []
  ) -> ScriptedBlock {
    var payload: JSONObject = ["rich_text": [ScriptedText.run(text)], "color": "default"]
    for (key, value) in more.members { payload[key] = value }
    return ScriptedBlock(type, payload, children)
  }

  @Test("A heading below one of its own level or above lies beside it, and no level is skipped")
  func headings() async throws {
    let html = try await Rendered.anonymous([
      text("heading_3", "a"), text("heading_3", "b"), text("heading_1", "c"), text("heading_4", "d"),
      text("heading_2", "e"),
    ])
    #expect(
      html == """
        <h2 class="h-3">a</h2>
        <h2 class="h-3">b</h2>
        <h2 class="h-1">c</h2>
        <h3 class="h-4">d</h3>
        <h3 class="h-2">e</h3>

        """)
  }

  @Test("Toggles and toggle headings open and close, with their content")
  func toggles() async throws {
    let html = try await Rendered.anonymous([
      text("toggle", "T", ["color": "red"], [text("paragraph", "in")]),
      text("heading_2", "H", ["is_toggleable": true], [text("paragraph", "in")]),
    ])
    #expect(
      html == """
        <details class="c-red"><summary>T</summary>
        <p>in</p>
        </details>
        <details class="heading"><summary><h2 class="h-2">H</h2></summary>
        <p>in</p>
        </details>

        """)
  }

  @Test("A table has heads of columns and of rows, and cells for what is missing")
  func table() async throws {
    func row(_ cells: String...) -> ScriptedBlock {
      ScriptedBlock("table_row", ["cells": .array(cells.map { .array([ScriptedText.run($0)]) })])
    }
    let html = try await Rendered.anonymous([
      ScriptedBlock(
        "table", ["table_width": 2, "has_column_header": true, "has_row_header": true],
        [row("", "A"), row("b", "1"), row("c")])
    ])
    #expect(
      html == """
        <div class="scroll"><table class="simple">
        <thead><tr><th scope="col"></th><th scope="col">A</th></tr></thead>
        <tbody>
        <tr><th scope="row">b</th><td>1</td></tr>
        <tr><th scope="row">c</th><td></td></tr>
        </tbody></table></div>

        """)
  }

  @Test("Columns keep their shares of the width")
  func columns() async throws {
    let html = try await Rendered.anonymous([
      ScriptedBlock(
        "column_list", [:],
        [
          ScriptedBlock(
            "column", ["width_ratio": .number(JSONNumber(0.25) ?? JSONNumber(1))], [text("paragraph", "a")]),
          ScriptedBlock("column", [:], [text("paragraph", "b")]),
        ])
    ])
    #expect(
      html == """
        <div class="columns">
        <div class="column" style="flex-grow:0.25">
        <p>a</p>
        </div>
        <div class="column">
        <p>b</p>
        </div>
        </div>

        """)
  }

  @Test("Tabs are radio buttons with a pane each, the first of them chosen")
  func tabs() async throws {
    let html = try await Rendered.blocks([
      ScriptedBlock(
        "tab", [:],
        [text("paragraph", "One", [:], [text("paragraph", "in one")]), text("paragraph", "Two")])
    ])
    #expect(html.matches(of: /<input type="radio" name="tabs-[0-9a-f]{32}" id="tab-[0-9a-f]{32}"/).count == 2)
    #expect(html.matches(of: /checked=""/).count == 1)
    #expect(html.contains("One</label><div id="))
    #expect(html.contains("<p id=\"b10c0000000040008000000000000003\">in one</p>\n</div>"))
  }

  @Test("A callout has its icon and its children, a quote its children")
  func containers() async throws {
    let html = try await Rendered.anonymous([
      text(
        "callout", "Mind", ["icon": ["type": "emoji", "emoji": "💡"], "color": "gray_background"],
        [text("quote", "q")])
    ])
    #expect(
      html == """
        <aside class="callout b-gray"><div class="callout-icon"><span class="icon" aria-hidden="true">💡</span></div><div class="callout-body">
        <p>Mind</p>
        <blockquote><p>q</p>
        </blockquote>
        </div></aside>

        """)
  }

  @Test("Code has a language, and keeps its line ends")
  func code() async throws {
    let html = try await Rendered.anonymous([text("code", "\n\tlet a = 1 < 2\n", ["language": "C++"])])
    #expect(html == "<pre><code class=\"language-cpp\">\n\tlet a = 1 &lt; 2\n</code></pre>\n")
  }

  @Test("A table of contents nests as the headings do and leads to them")
  func contents() async throws {
    let html = try await Rendered.blocks([
      ScriptedBlock("table_of_contents", ["color": "gray"]), text("heading_3", "a"), text("heading_1", "b"),
      text("heading_3", "c"), text("heading_2", "d"),
    ])
    let ids = html.matches(of: /<h\d id="([0-9a-f]{32})"/).map { String($0.output.1) }
    try #require(ids.count == 4)
    #expect(
      html.contains(
        """
        aria-label="Table of contents"><ul>
        <li><a href="#\(ids[0])">a</a></li>
        <li><a href="#\(ids[1])">b</a><ul>
        <li><a href="#\(ids[2])">c</a></li>
        <li><a href="#\(ids[3])">d</a></li></ul></li></ul></nav>
        """))
  }

  @Test("A table of contents and a breadcrumb that show nothing are there for links to them")
  func emptyNavigation() async throws {
    let html = try await Rendered.blocks([ScriptedBlock("table_of_contents"), ScriptedBlock("breadcrumb")])
    #expect(html.matches(of: /<div id="[0-9a-f]{32}"><\/div>/).count == 2, "\(html)")
  }

  @Test("A block that is shown twice in a page has two names")
  func synced() async throws {
    let original = ObjectID(high: 9, low: 9)
    let copy: JSONObject = ["synced_from": ["type": "block_id", "block_id": .string("\(original)")]]
    let html = try await Rendered.blocks([
      ScriptedBlock("synced_block", ["synced_from": .null], id: original, [text("heading_1", "H")]),
      ScriptedBlock("synced_block", copy), ScriptedBlock("synced_block", copy),
      ScriptedBlock("table_of_contents"),
    ])
    let ids = html.matches(of: #/ id="([0-9a-f-]+)"/#).map { String($0.output.1) }
    #expect(ids.count == Set(ids).count)
    let links = html.matches(of: /href="#([0-9a-f-]+)"/).map { String($0.output.1) }
    #expect(links.count == 3 && Set(links).isSubset(of: ids))
  }

  @Test("What cannot be shown is said")
  func notices() async throws {
    let html = try await Rendered.anonymous([
      ScriptedBlock("unsupported", ["block_type": "ai_block"]), text("block_of_tomorrow", "its text"),
      ScriptedBlock(
        "table", ["table_width": 2], [text("paragraph", "stray"), text("bulleted_list_item", "item")]),
      ScriptedBlock("table_row", ["cells": [[ScriptedText.run("lost")]]]),
    ])
    #expect(html.contains("<p class=\"notice\">A block that Notion's API does not give out (ai block)</p>"))
    #expect(
      html.contains("<p class=\"notice\">A block of the unknown type block_of_tomorrow</p>\n<p>its text</p>"))
    #expect(html.contains("<tr><td colspan=\"2\"><p>stray</p>\n</td></tr>"))
    #expect(html.contains("<p>item</p>"))
    #expect(html.contains("<p>lost </p>"))
  }

  @Test("A file or an address that must not be followed is shown as text")
  func unsafeAddresses() async throws {
    let html = try await Rendered.anonymous([
      ScriptedBlock("bookmark", ["url": "javascript:alert(1)"]),
      ScriptedBlock("image", ["type": "external", "external": ["url": "javascript:alert(1)"]]),
      .text("paragraph", ScriptedText.run("click", link: "javascript:alert(1)")),
    ])
    #expect(!html.contains("href") && !html.contains("src="))
    #expect(html.contains("<p>click (javascript:alert(1))</p>"))
  }

  @Test("An embed is a link, and a frame of a known host where frames are wanted")
  func frames() async throws {
    let embed = ScriptedBlock("embed", ["url": "https://youtu.be/dQw4w9WgXcQ"])
    let plain = try await Rendered.blocks([embed])
    #expect(!plain.contains("<iframe"))
    let framed = try await Rendered.blocks([embed], loading: ExternalLoading(frames: true))
    #expect(framed.contains("<iframe src=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ\""))
    #expect(framed.contains("sandbox=\"allow-scripts"))
    let video = ScriptedBlock(
      "video", ["type": "external", "external": ["url": "https://youtu.be/dQw4w9WgXcQ"]])
    #expect(try await !Rendered.blocks([video]).contains("<iframe"))
    #expect(try await Rendered.blocks([video], loading: ExternalLoading(frames: true)).contains("<iframe"))
    let unknown = ScriptedBlock("embed", ["url": "https://example.com/x"])
    #expect(try await !Rendered.blocks([unknown], loading: ExternalLoading(frames: true)).contains("<iframe"))
  }

  @Test("A picture that is elsewhere is a link, unless it may be loaded")
  func pictures() async throws {
    let image = ScriptedBlock("image", ["type": "external", "external": ["url": "https://x.y/z.png"]])
    #expect(try await !Rendered.blocks([image]).contains("<img"))
    let loaded = try await Rendered.blocks([image], loading: ExternalLoading(media: true))
    #expect(loaded.contains("<img src=\"https://x.y/z.png\" alt=\"file\" loading=\"lazy\"/>"))
  }
}
