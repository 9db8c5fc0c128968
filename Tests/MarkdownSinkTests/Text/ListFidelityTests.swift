import NotionModel
import RenderingTestSupport
import Testing

@testable import MarkdownSink

/// Lists nest, count and tick as they do in Notion.
// Skipped where cmark-gfm is missing: `Scripts/install-dependencies` installs it.
@Suite(.enabled(if: CMark.isInstalled, "cmark-gfm is not installed"))
struct ListFidelityTests {
  /// Random blocks, with the text that a reader must see.
  private struct Story {
    var random: RepeatableGenerator
    var words = 0
    var shown: [ShownText] = []

    mutating func blocks(_ path: [String], depth: Int) -> [BlockScript] {
      var blocks: [BlockScript] = []
      var number = 0
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        var kind = random.pick([0, 0, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        // cmark-gfm knows no tasks in quotes: it looks for them at the start of the line.
        if kind == 2, path.contains("blockquote") { kind = 0 }
        words += 1
        let word = "word\(words)"
        let text: JSONValue = .array([RandomRun(text: word).json])
        var payload: JSONObject = ["rich_text": text, "color": "default"]
        var type = "paragraph"
        // The containers of the block's own text, and of its children.
        var own: [String] = []
        var step: String?
        switch kind {
        case 0:
          type = "bulleted_list_item"
          step = "ul"
        case 1:
          type = "numbered_list_item"
          number += 1
          if random.chance(20) {
            number = Int.random(in: 0...40, using: &random)
            payload["list_start_index"] = .number(JSONNumber(number))
          }
          step = "ol.\(number)"
        case 2:
          type = "to_do"
          let isChecked = random.chance(50)
          payload["checked"] = .bool(isChecked)
          step = isChecked ? "task.x" : "task"
        case 3, 7:
          type = kind == 3 ? "quote" : "callout"
          step = "blockquote"
        case 4:
          type = "heading_2"
          own = ["h2"]
        case 5:
          type = "code"
          own = ["pre"]
        case 8:
          type = "toggle"
          step = "details"
          own = ["summary"]
        case 9:
          type = "numbered_list_item"
          // A list has one format; items without one continue it.
          number = 1
          payload["list_format"] = .string(random.pick(["letters", "roman"]))
          payload["list_start_index"] = 1
          step = "ol.1"
        case 10: type = "table"
        default: break
        }
        if kind != 1, kind != 9 { number = 0 }
        let inner = path + (step.map { [$0] } ?? [])
        if kind == 10 {
          blocks.append(table(word, path))
          continue
        }
        var characters = word.unicodeScalars.map { ShownCharacter(scalar: $0, code: kind == 5) }
        if kind == 5 { characters.append(ShownCharacter(scalar: "\n")) }
        shown.append(ShownText(path: inner + own, characters: characters))
        var script = BlockScript(type, payload)
        if step != nil, depth < 3, random.chance(45) {
          script.children = self.blocks(inner, depth: depth + 1)
        }
        blocks.append(script)
      }
      return blocks
    }

    private mutating func table(_ word: String, _ path: [String]) -> BlockScript {
      let cells = ["td", "td"].map { name in
        ShownText(path: path + [name], characters: word.unicodeScalars.map { ShownCharacter(scalar: $0) })
      }
      shown += cells
      let text: JSONValue = .array([RandomRun(text: word).json])
      return BlockScript(
        "table", ["table_width": 2, "has_column_header": false, "has_row_header": false],
        [BlockScript("table_row", ["cells": [text, text]])])
    }
  }

  @Test(
    "Random nests of lists, quotes, toggles, headings, tables and code keep their numbers, ticks and depth")
  func randomNests() async throws {
    var documents: [String] = []
    var meant: [[ShownText]] = []
    for seed in 0..<1_000 {
      var story = Story(random: RepeatableGenerator(seed: UInt64(seed)))
      documents.append(try await BlockScript.markdown(story.blocks([], depth: 0)))
      meant.append(story.shown)
    }
    let separator = "<!-- next case -->"
    let pages = try CMark.html(documents.joined(separator: "\n\(separator)\n\n")).split(
      separator: separator, omittingEmptySubsequences: false)
    try #require(pages.count == documents.count)
    let failures = documents.indices.filter { ShownHTML(pages[$0]).visible != meant[$0] }
    for failure in failures.sorted(by: { documents[$0].utf8.count < documents[$1].utf8.count }).prefix(2) {
      Issue.record(
        """
        \(documents[failure])
        shown: \(ShownHTML(pages[failure]).visible.map { "\($0.path) \($0.characters.count)" })
        meant: \(meant[failure].map { "\($0.path) \($0.characters.count)" })
        """)
    }
    let count = failures.count
    #expect(count == 0)
  }
}
