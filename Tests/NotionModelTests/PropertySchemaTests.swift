import NotionModel
import Testing

@Suite struct PropertySchemaTests {
  static let options = #"[{"id":"o1","name":"Done","color":"green","description":"Nothing left"}]"#

  /// A configuration of every property type.
  static let configurations: [(type: String, configuration: String)] = [
    ("title", "{}"), ("rich_text", "{}"), ("number", #"{"format":"euro"}"#),
    ("select", #"{"options":\#(options)}"#),
    ("multi_select", #"{"options":\#(options)}"#),
    (
      "status",
      #"{"options":\#(options),"groups":[{"id":"g","name":"Complete","color":"green","option_ids":["o1"]}]}"#
    ),
    ("date", "{}"), ("people", "{}"), ("files", "{}"), ("checkbox", "{}"), ("url", "{}"), ("email", "{}"),
    ("phone_number", "{}"), ("formula", #"{"expression":"prop(\"A\")"}"#),
    (
      "relation",
      #"{"database_id":\#(quotedID(1)),"data_source_id":\#(quotedID(2)),"type":"dual_property","dual_property":{"synced_property_name":"Back","synced_property_id":"b%3A"}}"#
    ),
    (
      "rollup",
      #"{"rollup_property_name":"N","relation_property_name":"R","rollup_property_id":"n","relation_property_id":"r","function":"show_original"}"#
    ),
    ("created_time", "{}"), ("created_by", "{}"), ("last_edited_time", "{}"), ("last_edited_by", "{}"),
    ("unique_id", #"{"prefix":"TASK"}"#), ("verification", "{}"), ("button", "{}"), ("place", "{}"),
    ("location", "{}"), ("last_visited_time", "{}"),
  ]

  static func source(_ properties: String) throws -> DataSource {
    try DataSource(text: #"{"object":"data_source","id":\#(quotedID(1)),"properties":{\#(properties)}}"#)
  }

  static func schema(_ type: String, _ configuration: String) throws -> PropertySchema {
    let text = #""P":{"id":"x","name":"P","description":"d","type":"\#(type)","\#(type)":\#(configuration)}"#
    return try #require(try source(text).properties["P"])
  }

  @Test("Each of the 26 types has a configuration here") func eachOfThe26TypesHasAConfigurationHere() {
    let types = Set(Self.configurations.map(\.type))
    #expect(types == Set(PropertyType.names.entries.map(\.name)).subtracting(["text"]))
  }

  @Test("Each type is decoded", arguments: configurations)
  func eachTypeIsDecoded(type: String, configuration: String) throws {
    let schema = try Self.schema(type, configuration)
    #expect(schema.type.name == type)
    #expect(schema.id.text == "x")
    #expect(schema.name == "P")
    #expect(schema.description == "d")
    var finder = UnknownFinder()
    finder.visit(schema)
    #expect(finder.names == [])
    let late = #""P":{"\#(type)":\#(configuration),"type":"\#(type)","description":"d","id":"x"}"#
    #expect(try Self.source(late).properties["P"] == schema)
  }

  @Test("Configurations are read into their fields") func configurationsAreReadIntoTheirFields() throws {
    func configuration(_ type: String) throws -> PropertyConfiguration {
      let text = try #require(Self.configurations.first { $0.type == type }?.configuration)
      return try Self.schema(type, text).configuration
    }
    #expect(try configuration("number") == .number(format: "euro"))
    #expect(try configuration("formula") == .formula(expression: #"prop("A")"#))
    #expect(try configuration("unique_id") == .uniqueID(prefix: "TASK"))
    let option = SelectOptionParts(id: "o1", name: "Done", color: .green, description: "Nothing left")
    guard case .status(let options, let groups) = try configuration("status") else { throw WrongCase() }
    #expect(options.map(SelectOptionParts.init) == [option])
    #expect(groups.map(\.name) == ["Complete"])
    #expect(groups.map(\.optionIDs) == [["o1"]])
    #expect(groups.map(\.color) == [.green])
    guard case .select(let selectOptions) = try configuration("select") else { throw WrongCase() }
    #expect(selectOptions.map(SelectOptionParts.init) == [option])
    guard case .relation(let relation) = try configuration("relation") else { throw WrongCase() }
    #expect(relation.databaseID?.object == id(1))
    #expect(relation.dataSourceID?.object == id(2))
    #expect(relation.syncedPropertyID?.text == "b%3A")
    #expect(relation.syncedPropertyName == "Back")
    guard case .rollup(let rollup) = try configuration("rollup") else { throw WrongCase() }
    #expect(rollup.function == .showOriginal)
    #expect([rollup.relationPropertyName, rollup.rollupPropertyName] == ["R", "N"])
    #expect([rollup.relationPropertyID, rollup.rollupPropertyID].map(\.?.text) == ["r", "n"])
  }

  @Test(
    "Relations of older versions are read",
    arguments: [
      #"{"database_id":\#(quotedID(1)),"synced_property_name":"Back","synced_property_id":"b"}"#,
      #"{"database_id":\#(quotedID(1)),"dual_property":{"synced_property_name":"Back","synced_property_id":"b"}}"#,
    ])
  func relationsOfOlderVersionsAreRead(text: String) throws {
    guard case .relation(let relation) = try Self.schema("relation", text).configuration else {
      throw WrongCase()
    }
    #expect(relation.databaseID?.object == id(1))
    #expect(relation.dataSourceID == nil)
    #expect(relation.syncedPropertyID?.text == "b")
  }

  @Test("A one-way relation has no property on the other side")
  func aOneWayRelationHasNoPropertyOnTheOtherSide() throws {
    let text = #"{"database_id":\#(quotedID(1)),"type":"single_property","single_property":{}}"#
    guard case .relation(let relation) = try Self.schema("relation", text).configuration else {
      throw WrongCase()
    }
    #expect(relation.syncedPropertyID == nil)
  }

  @Test(
    "A schema of another kind keeps its bytes and leaves the others alone",
    arguments: [
      (#"{"id":"p","name":"P","type":"hologram","hologram":{}}"#, "hologram", nil),
      (#"{"id":"p","name":"P","type":"select","select":{"options":5}}"#, "select", JSONError.Code.wrongType),
      (#"{"id":"p","name":"P","type":"rollup","rollup":{}}"#, "rollup", .missingKey),
      (#"{"id":"p","name":5,"type":"date","date":{}}"#, "date", .wrongType), ("[]", "", .wrongType),
    ])
  func aSchemaOfAnotherKindKeepsItsBytesAndLeavesTheOthersAlone(
    text: String, type: String, code: JSONError.Code?
  ) throws {
    let source = try Self.source(#""P":\#(text),"Q":{"id":"q","name":"Q","type":"date","date":{}}"#)
    let schema = try #require(source.properties["P"])
    #expect(schema.type.name == type)
    guard case .unknown(let content) = schema.configuration else { throw WrongCase() }
    #expect(content.json.text == text)
    #expect(content.reason?.code == code)
    #expect(source.properties["Q"]?.configuration == .date)
  }
}
