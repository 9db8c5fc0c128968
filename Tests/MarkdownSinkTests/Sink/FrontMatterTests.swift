import Foundation
import NotionExportKit
import NotionModel
import SinkTestKit
import Testing
import Yams

@testable import MarkdownSink

/// The front matter is YAML whose values have the types of the properties.
struct FrontMatterTests {
  private static let page = ObjectID(high: 1, low: 1)

  private func workspace() throws -> ScriptedWorkspace {
    func option(_ name: String) -> JSONValue { ["id": .string(name), "name": .string(name), "color": "red"] }
    var workspace = ScriptedWorkspace(name: "W")
    try workspace.add(
      page: [
        "object": "page", "id": .string("\(Self.page)"), "parent": ["type": "workspace", "workspace": true],
        "created_time": "2026-03-01T08:00:00.000Z", "last_edited_time": "2026-03-02T09:30:00.000Z",
        "created_by": ["object": "user", "id": .string("\(ObjectID(high: 5, low: 5))"), "name": "Zoë: #1"],
        "icon": ["type": "emoji", "emoji": "🧭"],
        "cover": ["type": "external", "external": ["url": "https://x.y/cover.png"]],
        "properties": [
          "Name": ["id": "title", "type": "title", "title": [ScriptedText.run("yes: \"no\" #?")]],
          "Number": ["id": "a", "type": "number", "number": JSONNumber(1234.5).map { .number($0) } ?? .null],
          "Code": ["id": "b", "type": "rich_text", "rich_text": [ScriptedText.run("007")]],
          "Truth": ["id": "c", "type": "rich_text", "rich_text": [ScriptedText.run("true")]],
          "Done": ["id": "d", "type": "checkbox", "checkbox": true],
          "Day": ["id": "e", "type": "date", "date": ["start": "2026-05-01", "end": .null]],
          "Span": [
            "id": "f", "type": "date",
            "date": [
              "start": "2026-05-01T10:00:00.000+02:00", "end": "2026-05-02T10:00:00.000+02:00",
              "time_zone": .null,
            ],
          ],
          "Tags": [
            "id": "g", "type": "multi_select", "multi_select": [option("two words"), option("2026")],
          ],
          "Empty": ["id": "h", "type": "select", "select": .null],
          "Push": ["id": "i", "type": "button", "button": [:]],
          "Title": ["id": "j", "type": "rich_text", "rich_text": [ScriptedText.run("another")]],
          "Author": ["id": "k", "type": "people", "people": []],
          "Poem": ["id": "l", "type": "rich_text", "rich_text": [ScriptedText.run("a: b\n- c\n\n# d")]],
        ],
      ])
    return workspace
  }

  private func matter(
    _ frontMatter: MarkdownSinkPlugin.Options.FrontMatter, _ flavor: MarkdownFlavor
  ) async throws -> [String: any Sendable] {
    var options = MarkdownSinkPlugin.Options()
    options.flavor = flavor
    options.frontMatter = frontMatter
    let output = try await ScriptedRun(MarkdownSinkPlugin(), options: options, over: workspace()).output
    let path = try #require(output.files.keys.first { $0.hasPrefix("yes") })
    let text = try #require(output.text(path))
    guard text.hasPrefix("---\n") else { return [:] }
    let end = try #require(text.dropFirst(4).firstRange(of: "---\n"))
    let yaml = try Yams.load(yaml: String(text.dropFirst(4)[..<end.lowerBound])) as? [String: Any]
    return try #require(yaml).mapValues { "\(type(of: $0)) \($0)" }
  }

  private func value(_ value: (any Sendable)?) -> String { value.map { "\($0)" } ?? "missing" }

  @Test("Full front matter has every property with its type")
  func full() async throws {
    let matter = try await matter(.full, .gfm)
    #expect(value(matter["title"]) == "String yes: \"no\" #?")
    #expect(value(matter["id"]) == "String \(Self.page)")
    #expect(value(matter["created"]).hasPrefix("Date "))
    #expect(value(matter["created_by"]) == "String Zoë: #1")
    #expect(value(matter["icon"]) == "String 🧭")
    #expect(value(matter["cover"]) == "String https://x.y/cover.png")
    #expect(value(matter["Number"]) == "Double 1234.5")
    #expect(value(matter["Code"]) == "String 007")
    #expect(value(matter["Truth"]) == "String true")
    #expect(value(matter["Done"]) == "Bool true")
    #expect(value(matter["Day"]).hasPrefix("Date 2026-05-01"))
    #expect(value(matter["Span"]).contains("start") && value(matter["Span"]).contains("end"))
    #expect(value(matter["tags"]).contains("two words"))
    #expect(value(matter["Empty"]).hasPrefix("NSNull"))
    #expect(matter["Push"] == nil)
    #expect(value(matter["Title (property)"]) == "String another")
    #expect(value(matter["Author"]).hasPrefix("Array"))
    #expect(value(matter["Poem"]) == "String a: b\n- c\n\n# d")
  }

  @Test("Obsidian's front matter has the types of its properties")
  func obsidian() async throws {
    let matter = try await matter(.full, .obsidian)
    #expect(value(matter["aliases"]).contains("yes: \\\"no\\\" #?"))
    #expect(value(matter["tags"]).contains("two-words") && value(matter["tags"]).contains("2026_"))
    #expect(value(matter["Span"]).hasPrefix("Date ") && value(matter["Span (end)"]).hasPrefix("Date "))
    #expect(value(matter["Done"]) == "Bool true")
  }

  @Test("Basic front matter has the title, the id and the times, and none has nothing")
  func less() async throws {
    #expect(Set(try await matter(.basic, .gfm).keys) == ["title", "id", "created", "updated"])
    #expect(try await matter(.none, .gfm).isEmpty)
  }
}
