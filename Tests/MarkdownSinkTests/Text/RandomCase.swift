import NotionModel
import RenderingTestSupport
import SinkRendering

@testable import MarkdownSink

/// A random text in one of the places where Notion has texts.
struct RandomCase: Sendable, Hashable, CustomStringConvertible {
  enum Place: String, CaseIterable {
    case paragraph, heading1, heading2, heading3, heading4, bulleted, numbered, quote, callout, task, toggle,
      cell, headerCell, imageCaption, codeCaption, nestedItem, itemInQuote, paragraphInItem, quoteInTask,
      cellInItem, lettered, paragraphInToggle, indented, bookmarkCaption
  }

  var place: Place
  var runs: [RandomRun]
  var number = 1

  static func random(_ random: inout RepeatableGenerator) -> RandomCase {
    RandomCase(
      place: random.pick(Place.allCases), runs: RandomText.runs(&random),
      number: random.pick([1, 1, 2, 7, 10, 123]))
  }

  private var text: JSONValue { .array(runs.map(\.json)) }
  private static let word: JSONValue = .array([RandomRun(text: "word").json])

  private func table(hasHeader: Bool) -> BlockScript {
    let plain = BlockScript("table_row", ["cells": [Self.word, Self.word]])
    let own = BlockScript("table_row", ["cells": [text, Self.word]])
    return BlockScript(
      "table", ["table_width": 2, "has_column_header": .bool(hasHeader), "has_row_header": false],
      hasHeader ? [own, plain] : [plain, own])
  }

  var script: BlockScript {
    let body: JSONObject = ["rich_text": text, "color": "default"]
    let plain: JSONObject = ["rich_text": Self.word, "color": "default"]
    return switch place {
    case .paragraph: BlockScript("paragraph", body)
    case .heading1: BlockScript("heading_1", body)
    case .heading2: BlockScript("heading_2", body)
    case .heading3: BlockScript("heading_3", body)
    case .heading4: BlockScript("heading_4", body)
    case .bulleted: BlockScript("bulleted_list_item", body)
    case .numbered:
      BlockScript("numbered_list_item", ["rich_text": text, "list_start_index": .number(JSONNumber(number))])
    case .quote: BlockScript("quote", body)
    case .callout: BlockScript("callout", body)
    case .task: BlockScript("to_do", ["rich_text": text, "checked": .bool(number > 1)])
    case .toggle: BlockScript("toggle", body)
    case .cell: table(hasHeader: false)
    case .headerCell: table(hasHeader: true)
    case .imageCaption:
      BlockScript("image", ["type": "external", "external": ["url": "https://x.y/z.png"], "caption": text])
    case .codeCaption: BlockScript("code", ["rich_text": Self.word, "caption": text, "language": "swift"])
    case .nestedItem:
      BlockScript("bulleted_list_item", plain, [BlockScript("numbered_list_item", body)])
    case .itemInQuote: BlockScript("quote", plain, [BlockScript("bulleted_list_item", body)])
    case .paragraphInItem: BlockScript("numbered_list_item", plain, [BlockScript("paragraph", body)])
    case .quoteInTask:
      BlockScript("to_do", ["rich_text": Self.word, "checked": false], [BlockScript("quote", body)])
    case .cellInItem: BlockScript("bulleted_list_item", plain, [table(hasHeader: false)])
    case .lettered:
      BlockScript("numbered_list_item", ["rich_text": text, "list_format": number > 1 ? "letters" : "roman"])
    case .paragraphInToggle: BlockScript("toggle", plain, [BlockScript("paragraph", body)])
    case .indented: BlockScript("paragraph", plain, [BlockScript("paragraph", body)])
    case .bookmarkCaption: BlockScript("bookmark", ["url": "https://x.y/z", "caption": text])
    }
  }

  /// The text that a reader must see.
  var shown: [ShownText] {
    func text(_ path: [String]) -> ShownText { ShownText(path: path, characters: runs.flatMap(\.shown)) }
    func word(_ path: [String], code: Bool = false) -> ShownText {
      ShownText(path: path, characters: "word".unicodeScalars.map { ShownCharacter(scalar: $0, code: code) })
    }
    let texts: [ShownText] =
      switch place {
      case .paragraph, .imageCaption: [text([])]
      case .heading1: [text(["h1"])]
      case .heading2: [text(["h2"])]
      case .heading3: [text(["h3"])]
      case .heading4: [text(["h4"])]
      case .bulleted: [text(["ul"])]
      case .numbered: [text(["ol.\(number)"])]
      case .quote, .callout: [text(["blockquote"])]
      case .task: [text([number > 1 ? "task.x" : "task"])]
      case .toggle: [text(["details", "summary"])]
      case .cell: [word(["td"]), word(["td"]), text(["td"]), word(["td"])]
      case .headerCell: [text(["th"]), word(["th"]), word(["td"]), word(["td"])]
      case .codeCaption:
        [
          ShownText(
            path: ["pre"],
            characters: "word\n".unicodeScalars.map { ShownCharacter(scalar: $0, code: true).normalized }),
          text([]),
        ]
      case .nestedItem: [word(["ul"]), text(["ul", "ol.1"])]
      case .itemInQuote: [word(["blockquote"]), text(["blockquote", "ul"])]
      case .paragraphInItem: [word(["ol.1"]), text(["ol.1"])]
      case .quoteInTask: [word(["task"]), text(["task", "blockquote"])]
      case .lettered: [text(["ol.1"])]
      case .paragraphInToggle: [word(["details", "summary"]), text(["details"])]
      case .indented: [word([]), text(["dd"])]
      case .bookmarkCaption:
        [
          ShownText(
            path: [],
            characters: "https://x.y/z".unicodeScalars.map {
              ShownCharacter(scalar: $0, link: "https://x.y/z")
            }
          ), text([]),
        ]
      case .cellInItem:
        [word(["ul"])]
          + [word(["td"]), word(["td"]), text(["td"]), word(["td"])].map {
            ShownText(path: ["ul"] + $0.path, characters: $0.characters)
          }
      }
    return texts.filter { !$0.characters.isEmpty }.map(\.withPlainEquations)
  }

  /// Cases that are a little smaller.
  var smaller: [RandomCase] {
    var results: [RandomCase] = []
    if place != .paragraph { results.append(RandomCase(place: .paragraph, runs: runs, number: 1)) }
    for index in runs.indices {
      func with(_ change: (inout RandomRun) -> Void) {
        var copy = self
        change(&copy.runs[index])
        if copy != self { results.append(copy) }
      }
      if runs.count > 1 {
        var copy = self
        copy.runs.remove(at: index)
        results.append(copy)
      }
      with { $0.isEquation = false }
      with { $0.bold = false }
      with { $0.italic = false }
      with { $0.strikethrough = false }
      with { $0.underline = false }
      with { $0.code = false }
      with { $0.color = "default" }
      with { $0.link = nil }
      let scalars = Array(runs[index].text.unicodeScalars)
      for position in scalars.indices where scalars.count > 1 {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[..<position] + scalars[(position + 1)...])
        with { $0.text = String(view) }
      }
    }
    return results
  }

  var description: String {
    let texts = runs.map { run in
      let marks = [
        run.bold ? "bold" : nil, run.italic ? "italic" : nil, run.strikethrough ? "strike" : nil,
        run.underline ? "underline" : nil, run.isEquation ? "equation" : nil, run.code ? "code" : nil,
        run.link.map { "link \($0)" },
        run.color == "default" ? nil : run.color,
      ].compactMap { $0 }
      return "\(run.text.debugDescription) \(marks.joined(separator: " "))"
    }
    return "\(place.rawValue) [\(texts.joined(separator: " | "))]"
  }
}
