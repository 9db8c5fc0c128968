import NotionModel
import Testing

@Suite struct PropertyValueTests {
  static let option = #"{"id":"o1","name":"Done","color":"green"}"#
  static let done = SelectOptionParts(id: "o1", name: "Done", color: .green)

  /// A value of every property type, and an empty one where the API has one.
  static let values: [(type: String, value: String, empty: String?)] = [
    ("title", textJSON("a"), "[]"), ("rich_text", textJSON("a"), "[]"), ("number", "12.50", "null"),
    ("select", option, "null"), ("multi_select", "[\(option),\(option)]", "[]"), ("status", option, "null"),
    ("date", #"{"start":"2026-03-11","end":null,"time_zone":null}"#, "null"),
    (
      "people",
      #"[{"object":"user","id":\#(quotedID(1))},{"object":"group","id":\#(quotedID(2)),"name":"g"}]"#, "[]"
    ),
    ("files", #"[{"name":"a","type":"external","external":{"url":"https://e.com"}}]"#, "[]"),
    ("checkbox", "true", nil), ("url", #""https://e.com""#, "null"), ("email", #""a@b.c""#, "null"),
    ("phone_number", #""+49""#, "null"), ("formula", #"{"type":"string","string":"f"}"#, nil),
    ("relation", #"[{"id":\#(quotedID(1))},{"id":\#(quotedID(2))}]"#, "[]"),
    ("rollup", #"{"type":"number","number":3,"function":"sum"}"#, nil),
    ("created_time", #""2026-03-11T09:00:00.000Z""#, nil),
    ("created_by", #"{"object":"user","id":\#(quotedID(1))}"#, nil),
    ("last_edited_time", #""2026-03-11T09:00:00.000Z""#, nil),
    ("last_edited_by", #"{"object":"user","id":\#(quotedID(1))}"#, nil),
    ("unique_id", #"{"prefix":"TASK","number":12}"#, nil),
    (
      "verification",
      #"{"state":"verified","date":{"start":"2026-03-11","end":null},"verified_by":{"object":"user","id":\#(quotedID(1))}}"#,
      "null"
    ),
    ("button", "{}", nil),
    (
      "place",
      #"{"lat":52.5,"lon":13.4,"name":"n","address":"a","aws_place_id":null,"google_place_id":"g"}"#, "null"
    ),
    ("location", #"{"lat":1,"lon":2}"#, "null"),
    ("last_visited_time", #""2026-03-11T09:00:00.000Z""#, "null"),
  ]

  static func page(_ properties: String) throws -> Page {
    try Page(text: #"{"object":"page","id":\#(quotedID(1)),"properties":{\#(properties)}}"#)
  }

  static func property(_ type: String, _ value: String) throws -> PropertyValue {
    try #require(try page(#""P":{"id":"x","type":"\#(type)","\#(type)":\#(value)}"#).properties["P"])
  }

  @Test("Each of the 26 types has a value here") func eachOfThe26TypesHasAValueHere() {
    #expect(Set(Self.values.map(\.type)) == Set(PropertyType.names.entries.map(\.name)).subtracting(["text"]))
    #expect(Self.values.count == 26)
  }

  @Test("Each type is decoded, full or empty", arguments: values) func eachTypeIsDecodedFullOrEmpty(
    type: String, value: String, empty: String?
  ) throws {
    for value in [value, empty].compactMap({ $0 }) {
      let property = try Self.property(type, value)
      #expect(property.type.name == type)
      #expect(property.content.type == property.type)
      #expect(property.id.text == "x")
      #expect(property.name == "P")
      #expect(!property.hasMore)
      var finder = UnknownFinder()
      finder.visit(property)
      #expect(finder.names == [])
      // The same value without a property, and with its type after it.
      let alone = try PropertyContent(text: #"{"\#(type)":\#(value),"type":"\#(type)"}"#)
      #expect(alone == property.content)
    }
  }

  @Test("Values are read into their fields") func valuesAreReadIntoTheirFields() throws {
    func content(_ type: String) throws -> PropertyContent {
      let value = try #require(Self.values.first { $0.type == type }?.value)
      return try Self.property(type, value).content
    }
    #expect(try content("number") == .number(JSONNumber(unchecked: "12.50")))
    #expect(try content("checkbox") == .checkbox(true))
    #expect(try content("url") == .url("https://e.com"))
    #expect(try content("email") == .email("a@b.c"))
    #expect(try content("phone_number") == .phoneNumber("+49"))
    #expect(try content("date") == .date(DateValue(start: Timestamp("2026-03-11"))))
    #expect(try content("relation") == .relation([PageID(id(1)), PageID(id(2))]))
    #expect(try content("created_time") == .createdTime(Timestamp("2026-03-11T09:00:00.000Z")))
    #expect(try content("files") == .files([FileReference(.external(url: "https://e.com"), name: "a")]))
    #expect(try content("formula") == .formula(.string("f")))
    guard case .select(let option?) = try content("select") else { throw WrongCase() }
    #expect(SelectOptionParts(option) == Self.done)
    guard case .status(let status?) = try content("status") else { throw WrongCase() }
    #expect(SelectOptionParts(status) == Self.done)
    guard case .multiSelect(let options) = try content("multi_select") else { throw WrongCase() }
    #expect(options.map(\.name) == ["Done", "Done"])
    guard case .people(let people) = try content("people") else { throw WrongCase() }
    #expect(people.map(\.kind) == [.partial, .group])
    guard case .uniqueID(let number) = try content("unique_id") else { throw WrongCase() }
    #expect(number.text == "TASK-12")
    guard case .verification(let verification?) = try content("verification") else { throw WrongCase() }
    #expect(verification.state == "verified")
    #expect(verification.verifiedBy?.id.object == id(1))
    #expect(verification.date?.start.text == "2026-03-11")
    guard case .place(let place?) = try content("place") else { throw WrongCase() }
    #expect([place.latitude, place.longitude] == [52.5, 13.4])
    #expect([place.name, place.address, place.awsPlaceID, place.googlePlaceID] == ["n", "a", nil, "g"])
  }

  @Test("A number without a prefix is its own text") func aNumberWithoutAPrefixIsItsOwnText() throws {
    #expect(try UniqueID(text: #"{"prefix":null,"number":3}"#).text == "3")
    #expect(try UniqueID(text: #"{"prefix":"A","number":null}"#).text == nil)
  }

  @Test(
    "Every result of a formula is decoded",
    arguments: [
      (#"{"type":"string","string":null}"#, FormulaValue.string(nil)),
      (#"{"type":"number","number":1.5}"#, .number(JSONNumber(unchecked: "1.5"))),
      (#"{"boolean":true,"type":"boolean"}"#, .boolean(true)), (#"{"type":"date","date":null}"#, .date(nil)),
      (#"{"type":"unsupported","unsupported":{}}"#, .unsupported),
    ])
  func everyResultOfAFormulaIsDecoded(text: String, value: FormulaValue) throws {
    #expect(try Self.property("formula", text).content == .formula(value))
  }

  @Test(
    "Every result of a rollup is decoded",
    arguments: [
      (#"{"type":"number","number":null,"function":"sum"}"#, RollupValue.Result.number(nil)),
      (#"{"type":"date","date":null,"function":"sum"}"#, .date(nil)),
      (#"{"type":"unsupported","unsupported":{},"function":"sum"}"#, .unsupported),
      (#"{"function":"sum","incomplete":{},"type":"incomplete"}"#, .incomplete),
      (
        #"{"type":"array","array":[{"type":"checkbox","checkbox":true},{"type":"number","number":4}],"function":"sum"}"#,
        .array([.checkbox(true), .number(4)])
      ),
    ])
  func everyResultOfARollupIsDecoded(text: String, result: RollupValue.Result) throws {
    guard case .rollup(let rollup) = try Self.property("rollup", text).content else { throw WrongCase() }
    #expect(rollup.result == result)
    #expect(rollup.function == .sum)
  }

  @Test("Results of an unknown kind are kept") func resultsOfAnUnknownKindAreKept() throws {
    guard
      case .formula(.unknown(let formula)) = try Self.property("formula", #"{"type":"array","array":[]}"#)
        .content
    else { throw WrongCase() }
    #expect(formula.type == "array")
    guard case .rollup(let rollup) = try Self.property("rollup", #"{"type":"people","people":[]}"#).content,
      case .unknown(let content) = rollup.result
    else { throw WrongCase() }
    #expect(content.type == "people")
  }

  @Test("Rollups nested to the limit of depth are read without a crash")
  func rollupsNestedToTheLimitOfDepthAreReadWithoutACrash() throws {
    let opening = #"{"type":"rollup","rollup":{"type":"array","array":["#
    let text = String(repeating: opening, count: 169) + String(repeating: "]}}", count: 169)
    var content = try PropertyContent(text: text)
    var depth = 0
    while case .rollup(let rollup) = content, case .array(let inner) = rollup.result, let first = inner.first
    {
      content = first
      depth += 1
    }
    #expect(depth == 168)
    let tooDeep = String(repeating: opening, count: 200) + String(repeating: "]}}", count: 200)
    #expect(#expect(throws: JSONError.self) { try PropertyContent(text: tooDeep) }?.code == .tooDeep)
  }

  @Test("A truncated relation says so") func aTruncatedRelationSaysSo() throws {
    let page = try Self.page(
      #""R":{"id":"r","type":"relation","relation":[{"id":\#(quotedID(1))}],"has_more":true}"#)
    #expect(page.properties["R"]?.hasMore == true)
  }

  @Test("Properties keep their order and are found by name and id")
  func propertiesKeepTheirOrderAndAreFoundByNameAndId() throws {
    let page = try Self.page(
      #"""
      "Zoo":{"id":"z","type":"checkbox","checkbox":true},"Name":{"id":"title","type":"title","title":\#(textJSON("T"))},
      "":{"id":"e","type":"number","number":1}
      """#)
    #expect(page.properties.map(\.name) == ["Zoo", "Name", ""])
    #expect(page.properties["Zoo"]?.content == .checkbox(true))
    #expect(page.properties[PropertyID("e")]?.content == .number(1))
    #expect(page.properties["absent"] == nil)
    #expect(page.title.plainText == "T")
  }

  @Test("Of properties of the same name the last wins, at the position of the first")
  func ofPropertiesOfTheSameNameTheLastWinsAtThePositionOfTheFirst() throws {
    let names = (0..<70).map { "Property \($0)" } + ["Property 3"]
    let properties = names.enumerated()
      .map { #""\#($1)":{"id":"\#($0)","type":"number","number":\#($0)}"# }.joined(separator: ",")
    let page = try Self.page(properties)
    #expect(page.properties.map(\.name) == Array(names.dropLast()))
    #expect(page.properties["Property 3"]?.content == .number(70))
    #expect(page.properties["Property 69"]?.content == .number(69))
  }

  @Test(
    "A property of another kind keeps its bytes and leaves the page alone",
    arguments: [
      (#"{"id":"p","type":"hologram","hologram":{"depth":3}}"#, "hologram", "p", nil),
      (#"{"id":"p","type":"number","number":"12"}"#, "number", "p", JSONError.Code.wrongType),
      (#"{"id":"p","type":"number"}"#, "number", "p", .missingKey),
      (#"{"id":5,"type":"number","number":1}"#, "number", "P", .wrongType),
      (#"{"id":"p","type":"title","title":5}"#, "title", "p", .wrongType),
      (#"{"id":"p"}"#, "", "p", .missingKey), ("null", "", "P", .wrongType), ("[1]", "", "P", .wrongType),
    ])
  func aPropertyOfAnotherKindKeepsItsBytesAndLeavesThePageAlone(
    text: String, type: String, id: String, code: JSONError.Code?
  ) throws {
    let page = try Self.page(#""P":\#(text),"Q":{"id":"q","type":"checkbox","checkbox":true}"#)
    let property = try #require(page.properties["P"])
    #expect(property.type.name == type)
    #expect(property.id.text == id)
    guard case .unknown(let content) = property.content else { throw WrongCase() }
    #expect(content.type == type)
    #expect(content.json.text == text)
    #expect(content.reason?.code == code)
    #expect(page.properties["Q"]?.content == .checkbox(true))
  }

  @Test("The name of rich text before 2021-05-13 is read")
  func theNameOfRichTextBefore20210513IsRead() throws {
    #expect(try Self.property("text", textJSON("old")).content == .richText([RichTextRun("old")]))
    #expect(try Self.property("text", textJSON("old")).type == .richText)
  }
}

@Suite struct PropertyItemTests {
  @Test("An item has a value of any type", arguments: PropertyValueTests.values)
  func anItemHasAValueOfAnyType(
    type: String, value: String, empty: String?
  ) throws {
    for value in [value, empty].compactMap({ $0 }) {
      let text =
        #"{"object":"property_item","type":"\#(type)","id":"x","\#(type)":\#(value),"request_id":"r"}"#
      guard case .item(let item) = try PropertyItemResponse(text: text) else { throw WrongCase() }
      #expect(item.type.name == type)
      #expect(item.id?.text == "x")
      #expect(try item.content == PropertyValueTests.property(type, value).content)
      #expect(item.json.text == text)
    }
  }

  static let elements: [(type: String, element: String, content: PropertyContent)] = [
    ("title", String(textJSON("a").dropFirst().dropLast()), .title([RichTextRun("a")])),
    ("rich_text", String(textJSON("a").dropFirst().dropLast()), .richText([RichTextRun("a")])),
    ("relation", #"{"id":\#(quotedID(1))}"#, .relation([PageID(id(1))])),
  ]

  @Test("A long value is a list of its elements", arguments: elements) func aLongValueIsAListOfItsElements(
    type: String, element: String, content: PropertyContent
  ) throws {
    let item = #"{"object":"property_item","type":"\#(type)","id":"x","\#(type)":\#(element)}"#
    let text = #"""
      {"object":"list","results":[\#(item),\#(item)],"next_cursor":"c","has_more":true,"type":"property_item",
      "property_item":{"id":"x","next_url":"https://api.notion.com/next","type":"\#(type)","\#(type)":{}},"request_id":"r"}
      """#
    guard case .list(let list) = try PropertyItemResponse(text: text) else { throw WrongCase() }
    #expect(list.results.map(\.content) == [content, content])
    #expect(list.results.map(\.json.text) == [item, item])
    #expect(list.nextCursor == "c")
    #expect(list.hasMore)
    #expect(list.type == "property_item")
    let description = try #require(list.propertyItem)
    #expect(description.id?.text == "x")
    #expect(description.type.name == type)
    #expect(description.nextURL == "https://api.notion.com/next")
    var finder = UnknownFinder()
    finder.visit(list)
    #expect(finder.names == [])
  }

  @Test("The people of a long value are listed one by one")
  func thePeopleOfALongValueAreListedOneByOne() throws {
    let item =
      #"{"object":"property_item","type":"people","id":"x","people":{"object":"user","id":\#(quotedID(1))}}"#
    guard case .people(let people) = try PropertyItem(text: item).content else { throw WrongCase() }
    #expect(people.map(\.id.object) == [id(1)])
  }

  @Test(
    "The result of a rollup is beside the list of its elements",
    arguments: [
      (#"{"type":"incomplete","incomplete":{},"function":"sum"}"#, RollupValue.Result.incomplete),
      (#"{"type":"number","number":7,"function":"sum"}"#, .number(7)),
      (#"{"type":"array","array":[],"function":"show_original"}"#, .array([])),
    ])
  func theResultOfARollupIsBesideTheListOfItsElements(
    text: String, result: RollupValue.Result
  ) throws {
    let list = try ObjectList<PropertyItem>(
      text: #"""
        {"object":"list","results":[{"object":"property_item","type":"number","id":"n","number":7}],
        "next_cursor":null,"has_more":false,"type":"property_item",
        "property_item":{"id":"x","next_url":null,"type":"rollup","rollup":\#(text)}}
        """#)
    guard case .rollup(let rollup) = list.propertyItem?.content else { throw WrongCase() }
    #expect(rollup.result == result)
    #expect(list.results.map(\.content) == [.number(7)])
  }

  @Test("An item of an unknown type keeps its bytes") func anItemOfAnUnknownTypeKeepsItsBytes() throws {
    let text = #"{"object":"property_item","type":"hologram","id":"x","hologram":{}}"#
    let item = try PropertyItem(text: text)
    #expect(item.type == .unknown("hologram"))
    guard case .unknown(let content) = item.content else { throw WrongCase() }
    #expect(content.json.text == text)
  }
}
