import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import SiteSink

/// The rows that a rule admits, by the type of its property.
struct PublishRuleTests {
  private static let dataSource = SmallSite.id(11)

  /// A page of a data source whose property P has a schema and a value.
  private func workspace(_ schema: JSONObject, _ value: JSONObject?) throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "Small")
    let parent: JSONObject = ["type": "data_source_id", "data_source_id": .string("\(Self.dataSource)")]
    var property: JSONObject = ["id": "p", "name": "P"]
    for member in schema.members { property[member.key] = member.value }
    try workspace.add(dataSource: [
      "object": "data_source", "id": .string("\(Self.dataSource)"), "title": [SmallSite.run("Posts")],
      "parent": ["type": "workspace", "workspace": true],
      "properties": [
        "Name": ["id": "title", "name": "Name", "type": "title", "title": [:]], "P": .object(property),
      ],
    ])
    var properties: JSONObject = [
      "Name": ["id": "title", "type": "title", "title": [SmallSite.run("Post")]]
    ]
    if var value {
      value["id"] = "p"
      properties["P"] = .object(value)
    }
    try workspace.add(page: "Post", id: SmallSite.id(21), in: parent, properties: properties)
    return workspace
  }

  private func option(_ name: String) -> JSONValue { ["id": "o", "name": .string(name), "color": "red"] }

  private func options(_ names: String...) -> JSONValue { ["options": .array(names.map(option))] }

  private func isAdmitted(_ rule: String, _ schema: JSONObject, _ value: JSONObject?) async throws -> Bool {
    let workspace = try workspace(schema, value)
    let rule = try #require(try PublishRule(rule))
    let document = try #require(workspace.page(PageID(SmallSite.id(21))))
    return rule.admits(document)
  }

  @Test("A status or a select publishes by the name of its option", arguments: ["status", "select"])
  func options(type: String) async throws {
    let schema: JSONObject = ["type": .string(type), type: options("Published", "Draft")]
    func admits(_ rule: String, _ name: String?) async throws -> Bool {
      try await isAdmitted(
        rule, schema, ["type": .string(type), type: name.map { option($0) } ?? .null])
    }
    #expect(try await admits("P=Published", "Published"))
    #expect(try await !admits("P=Published", "Draft"))
    #expect(try await !admits("P=Published", nil))
    #expect(try await !admits("P=published", "Published"), "Notion tells options apart by case")
    #expect(try await admits(" P = Two = words ", "Two = words"))
  }

  @Test("A multi-select publishes by any of its options")
  func several() async throws {
    let schema: JSONObject = ["type": "multi_select", "multi_select": options("Web", "Print")]
    func admits(_ names: String...) async throws -> Bool {
      try await isAdmitted(
        "P=Web", schema, ["type": "multi_select", "multi_select": .array(names.map(option))])
    }
    #expect(try await admits("Print", "Web"))
    #expect(try await !admits("Print"))
    #expect(try await !admits())
  }

  @Test(
    "A checkbox publishes by any word for yes or no",
    arguments: [
      ("yes", true), ("True", true), ("on", true), ("1", true), ("checked", true), ("no", false),
      ("false", false), ("unchecked", false),
    ])
  func checkbox(word: String, isTicked: Bool) async throws {
    for state in [true, false] {
      let admitted = try await isAdmitted(
        "P=\(word)", ["type": "checkbox", "checkbox": [:]], ["type": "checkbox", "checkbox": .bool(state)])
      #expect(admitted == (state == isTicked))
    }
  }

  @Test("A formula publishes by its text, or by yes or no where that is its result")
  func formula() async throws {
    let schema: JSONObject = ["type": "formula", "formula": ["expression": "x"]]
    func admits(_ rule: String, _ result: JSONValue) async throws -> Bool {
      try await isAdmitted(rule, schema, ["type": "formula", "formula": result])
    }
    #expect(try await admits("P=live", ["type": "string", "string": "live"]))
    #expect(try await !admits("P=live", ["type": "string", "string": "alive"]))
    #expect(try await admits("P=yes", ["type": "boolean", "boolean": true]))
    #expect(try await !admits("P=yes", ["type": "boolean", "boolean": false]))
    #expect(try await !admits("P=yes", ["type": "boolean", "boolean": .null]))
    #expect(try await !admits("P=1", ["type": "number", "number": 1]))
  }

  @Test("A page without the property is published with what it stands in")
  func without() async throws {
    #expect(try await isAdmitted("P=yes", ["type": "checkbox", "checkbox": [:]], nil))
  }

  @Test("A rule that names what is not there says so")
  func slips() async throws {
    let select = try workspace(["type": "select", "select": options("Published", "Draft")], nil)
    let box = try workspace(["type": "checkbox", "checkbox": [:]], nil)
    let number = try workspace(["type": "number", "number": ["format": "number"]], nil)
    func said(_ rule: String, _ workspace: ScriptedWorkspace) async throws -> [String] {
      let rule = try #require(try PublishRule(rule))
      return try await PublishRuleCheck(rule: rule, workspace: workspace).diagnostics().map {
        "\($0.summary): \($0.explanation ?? "")"
      }
    }
    #expect(try await said("P=Published", select) == [])
    #expect(
      try await said("P=Publishd", select) == [
        "No page of \"Posts\" is published: P has no option Publishd; it has Published, Draft."
      ])
    #expect(
      try await said("Q=Published", select) == [
        "Every page is published: No data source has a property that is called Q."
      ])
    #expect(try await said("P=yes", box) == [])
    #expect(
      try await said("P=Published", box) == [
        "No page of \"Posts\" is published: P is a checkbox, which is yes or no, not Published."
      ])
    #expect(
      try await said("P=3", number) == [
        "No page of \"Posts\" is published: "
          + "P is neither a status, a select, a multi-select, a checkbox nor a formula."
      ])
  }
}
