import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import MarkdownSink

/// Comments are at the position that the user selects, next to the commented content.
struct MarkdownCommentTests {
  private static let page = ObjectID(high: 1, low: 1)
  private static let paragraph = ObjectID(high: 2, low: 2)
  private static let heading = ObjectID(high: 2, low: 3)
  private static let table = ObjectID(high: 2, low: 4)

  private func comment(
    _ number: UInt64, _ text: String, on parent: (String, ObjectID), thread: UInt64
  ) -> JSONObject {
    [
      "object": "comment", "id": .string("\(ObjectID(high: 9, low: number))"),
      "parent": ["type": .string(parent.0), parent.0: .string("\(parent.1)")],
      "discussion_id": .string("\(ObjectID(high: 8, low: thread))"),
      "created_time": .string("2026-03-0\(number)T08:00:00.000Z"),
      "display_name": ["type": "user", "resolved_name": "Zoë *"], "rich_text": [ScriptedText.run(text)],
    ]
  }

  private func workspace() throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "W")
    let word: JSONValue = .array([ScriptedText.run("word")])
    try workspace.add(
      page: [
        "object": "page", "id": .string("\(Self.page)"), "parent": ["type": "workspace", "workspace": true],
        "properties": ["title": ["id": "title", "type": "title", "title": [ScriptedText.run("P")]]],
      ],
      content: [
        ScriptedBlock("paragraph", ["rich_text": word], id: Self.paragraph),
        ScriptedBlock("heading_2", ["rich_text": word], id: Self.heading),
        ScriptedBlock(
          "table", ["table_width": 1, "has_column_header": true, "has_row_header": false], id: Self.table,
          [ScriptedBlock("table_row", ["cells": [word]])]),
        ScriptedBlock("paragraph", ["rich_text": word]),
      ],
      comments: [
        comment(1, "of the page", on: ("page_id", Self.page), thread: 1),
        comment(2, "of the *paragraph*\nin two lines", on: ("block_id", Self.paragraph), thread: 2),
        comment(3, "an answer -- %% -->", on: ("block_id", Self.paragraph), thread: 2),
        comment(4, "of the heading", on: ("block_id", Self.heading), thread: 3),
        comment(5, "of the table", on: ("block_id", Self.table), thread: 4),
        comment(6, "of a block elsewhere", on: ("block_id", ObjectID(high: 7, low: 7)), thread: 5),
      ])
    return workspace
  }

  private func text(_ style: CommentStyle, _ flavor: MarkdownFlavor) async throws -> String {
    var options = MarkdownSinkPlugin.Options()
    options.flavor = flavor
    options.comments = style
    options.frontMatter = .none
    options.blockIds = false
    let run = try await ScriptedRun(MarkdownSinkPlugin(), options: options, over: workspace())
    return try #require(run.output.text("P.md"))
  }

  @Test("Footnotes stand at the blocks that they are about, and the rest below the content")
  func footnotes() async throws {
    let expected = """
      # P

      word[^1]

      ## word

      [^2]

      | word |
      | --- |

      [^3]

      word

      ---

      ## Comments

      - **Zoë \\***, 2026-03-01T08:00:00Z: of the page
      - On a block that is not on this page:
        - **Zoë \\***, 2026-03-06T08:00:00Z: of a block elsewhere

      [^1]: **Zoë \\***, 2026-03-02T08:00:00Z: of the \\*paragraph\\*<br>in two lines

          **Zoë \\***, 2026-03-03T08:00:00Z: an answer -- %% -->

      [^2]: **Zoë \\***, 2026-03-04T08:00:00Z: of the heading

      [^3]: **Zoë \\***, 2026-03-05T08:00:00Z: of the table

      """
    #expect(try await text(.footnotes, .gfm) == expected)
    #expect(try await text(.auto, .gfm) == expected)
  }

  @Test("An appendix names the blocks that comments are about")
  func appendix() async throws {
    let expected = """
      ## Comments

      - **Zoë \\***, 2026-03-01T08:00:00Z: of the page
      - On “word”:
        - **Zoë \\***, 2026-03-02T08:00:00Z: of the \\*paragraph\\*<br>in two lines
          - **Zoë \\***, 2026-03-03T08:00:00Z: an answer -- %% -->
      - On “word”:
        - **Zoë \\***, 2026-03-04T08:00:00Z: of the heading
      - On a block (table):
        - **Zoë \\***, 2026-03-05T08:00:00Z: of the table
      - On a block that is not on this page:
        - **Zoë \\***, 2026-03-06T08:00:00Z: of a block elsewhere

      """
    #expect(try await text(.appendix, .commonmark).hasSuffix(expected))
    #expect(try await text(.auto, .commonmark).hasSuffix(expected))
  }

  @Test("Hidden comments are comments of the dialect, which nothing in them ends")
  func hidden() async throws {
    let obsidian = try await text(.auto, .obsidian)
    #expect(obsidian.hasPrefix("# P\n\n%%Zoë *, 2026-03-01T08:00:00Z: of the page%%\n\nword %%Zoë *, "))
    #expect(obsidian.contains("of the *paragraph* / in two lines — Zoë *"))
    #expect(obsidian.contains("an answer -- % % -->%%\n"))
    let html = try await text(.hidden, .gfm)
    #expect(html.contains("word <!-- Zoë *, 2026-03-02T08:00:00Z: of the"))
    #expect(html.contains("an answer - - %% - -› -->\n"))
  }

  @Test("Comments may be left out", arguments: MarkdownFlavor.allCases)
  func none(flavor: MarkdownFlavor) async throws {
    #expect(!(try await text(.none, flavor).contains("Zoë")))
  }

  @Test("Footnotes in CommonMark, which has none, are refused with what to do")
  func contradiction() async throws {
    let error = await #expect(throws: OptionError.self) { try await text(.footnotes, .commonmark) }
    #expect(error?.description.contains("choose appendix") == true)
  }
}
