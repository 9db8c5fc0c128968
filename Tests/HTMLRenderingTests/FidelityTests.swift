import HTMLRendering
import NotionModel
import RenderingTestSupport
import SinkTestKit
import Testing

/// An HTML5 parser finds what Notion shows: text, marks, links, colours.
// Skipped where html5lib is missing: `Scripts/install-dependencies` installs it.
@Suite(.enabled(if: TestTool.python != nil, "html5lib is not installed"))
struct FidelityTests {
  /// The places where Notion has texts.
  private enum Place: CaseIterable {
    case paragraph, indented, heading1, heading2, heading3, heading4, toggleHeading, bulleted, numbered, task,
      quote, callout, toggle, template, cell, headerCell, rowHeader, imageCaption, codeCaption, code,
      bookmarkCaption, nestedItem, column, tab, tabLabel, synced, meetingTitle
  }

  private struct Case {
    let place: Place
    let runs: [RandomRun]

    private var text: JSONValue { .array(runs.map(\.json)) }
    private var body: JSONObject { ["rich_text": text, "color": "default"] }
    private static let word: JSONValue = .array([RandomRun(text: "word").json])
    private static let wordBody: JSONObject = ["rich_text": word, "color": "default"]

    private func table(columns: Bool, rows: Bool) -> ScriptedBlock {
      let own = ScriptedBlock("table_row", ["cells": [text, Self.word]])
      let plain = ScriptedBlock("table_row", ["cells": [Self.word, Self.word]])
      return ScriptedBlock(
        "table", ["table_width": 2, "has_column_header": .bool(columns), "has_row_header": .bool(rows)],
        [own, plain])
    }

    var block: ScriptedBlock {
      let inner = ScriptedBlock("paragraph", body)
      return switch place {
      case .paragraph: inner
      case .indented: ScriptedBlock("paragraph", Self.wordBody, [inner])
      case .heading1: ScriptedBlock("heading_1", body)
      case .heading2: ScriptedBlock("heading_2", body)
      case .heading3: ScriptedBlock("heading_3", body)
      case .heading4: ScriptedBlock("heading_4", body)
      case .toggleHeading: ScriptedBlock("heading_2", ["rich_text": text, "is_toggleable": true], [inner])
      case .bulleted: ScriptedBlock("bulleted_list_item", body)
      case .numbered: ScriptedBlock("numbered_list_item", body)
      case .task: ScriptedBlock("to_do", body)
      case .quote: ScriptedBlock("quote", body)
      case .callout: ScriptedBlock("callout", body, [inner])
      case .toggle: ScriptedBlock("toggle", body, [inner])
      case .template: ScriptedBlock("template", body)
      case .cell: table(columns: false, rows: false)
      case .headerCell: table(columns: true, rows: false)
      case .rowHeader: table(columns: false, rows: true)
      case .imageCaption:
        ScriptedBlock(
          "image", ["type": "external", "external": ["url": "https://x.y/z.png"], "caption": text])
      case .codeCaption:
        ScriptedBlock("code", ["rich_text": Self.word, "caption": text, "language": "swift"])
      case .code: ScriptedBlock("code", ["rich_text": text, "language": "swift"])
      case .bookmarkCaption: ScriptedBlock("bookmark", ["url": "https://x.y/z", "caption": text])
      case .nestedItem: ScriptedBlock("bulleted_list_item", Self.wordBody, [ScriptedBlock("to_do", body)])
      case .column: ScriptedBlock("column_list", [:], [ScriptedBlock("column", [:], [inner])])
      case .tab: ScriptedBlock("tab", [:], [ScriptedBlock("paragraph", Self.wordBody, [inner])])
      case .tabLabel: ScriptedBlock("tab", [:], [inner])
      case .synced: ScriptedBlock("synced_block", ["synced_from": .null], [inner])
      case .meetingTitle: ScriptedBlock("meeting_notes", ["title": text])
      }
    }

    /// The text that a reader must see.
    var shown: [[HTMLFacts.Run]] {
      let own = Self.joined(runs.map { Self.run($0, isCode: place == .code) })
      let word = [HTMLFacts.Run(text: "word")]
      let link = "https://x.y/z"
      let texts: [[HTMLFacts.Run]] =
        switch place {
        case .indented, .nestedItem, .tab: [word, own]
        case .toggleHeading, .callout, .toggle: [own, own]
        case .cell, .headerCell, .rowHeader: [own, word, word, word]
        case .imageCaption: [[HTMLFacts.Run(text: "filex.y", link: "\(link).png")], own]
        case .codeCaption: [[HTMLFacts.Run(text: "word", marks: "c")], own]
        case .bookmarkCaption: [[HTMLFacts.Run(text: "x.y\(link)", link: link)], own]
        default: [own]
        }
      return texts.filter { !$0.isEmpty }
    }

    private static func run(_ run: RandomRun, isCode: Bool) -> HTMLFacts.Run {
      var marks = ""
      if run.bold { marks += "b" }
      if (run.code && !run.isEquation) || isCode { marks += "c" }
      if run.italic { marks += "i" }
      if run.strikethrough { marks += "s" }
      if run.underline { marks += "u" }
      if run.isEquation { marks += "e" }
      let color: String? =
        switch run.color {
        case "default": nil
        case "blue_background": "b-blue"
        default: "c-\(run.color)"
        }
      return HTMLFacts.Run(text: run.text, marks: marks, link: run.link, color: color)
    }

    private static func joined(_ runs: [HTMLFacts.Run]) -> [HTMLFacts.Run] {
      var joined: [HTMLFacts.Run] = []
      for run in runs where !run.text.isEmpty {
        if let last = joined.last, (last.marks, last.link, last.color) == (run.marks, run.link, run.color) {
          joined[joined.count - 1].text += run.text
        } else {
          joined.append(run)
        }
      }
      return joined
    }
  }

  @Test("Six thousand random texts are shown as they are in Notion")
  func randomTexts() async throws {
    var random = RepeatableGenerator(seed: 0x47)
    let cases = (0..<6_000).map { index in
      Case(place: Place.allCases[index % Place.allCases.count], runs: RandomText.runs(&random))
    }
    var documents: [String] = []
    for one in cases {
      documents.append("<!DOCTYPE html><title>x</title><body>" + (try await Rendered.blocks([one.block])))
    }
    let facts = try await HTMLFacts.of(documents)
    try #require(facts.count == cases.count)
    let failed = zip(cases, facts).filter { $0.shown != $1.texts }
    #expect(failed.isEmpty, "\(failed.count) differ")
    for (one, found) in failed.prefix(3) {
      Issue.record("\(one.place): \(one.shown) became \(found.texts)")
    }
  }
}
