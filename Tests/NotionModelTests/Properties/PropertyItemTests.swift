import NotionModel
import Testing

@Suite struct PropertyItemTests {
  @Test(arguments: PropertyValueTests.values) func `an item tells a value of any type`(
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

  @Test(arguments: elements) func `a long value comes as a list of its elements`(
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

  @Test func `people of a long value are told one by one`() throws {
    let item =
      #"{"object":"property_item","type":"people","id":"x","people":{"object":"user","id":\#(quotedID(1))}}"#
    guard case .people(let people) = try PropertyItem(text: item).content else { throw WrongCase() }
    #expect(people.map(\.id.object) == [id(1)])
  }

  @Test(arguments: [
    (#"{"type":"incomplete","incomplete":{},"function":"sum"}"#, RollupValue.Result.incomplete),
    (#"{"type":"number","number":7,"function":"sum"}"#, .number(7)),
    (#"{"type":"array","array":[],"function":"show_original"}"#, .array([])),
  ])
  func `the result of a rollup stands beside the list of what it gathers`(
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

  @Test func `an item of an unknown type keeps its bytes`() throws {
    let text = #"{"object":"property_item","type":"hologram","id":"x","hologram":{}}"#
    let item = try PropertyItem(text: text)
    #expect(item.type == .unknown("hologram"))
    guard case .unknown(let content) = item.content else { throw WrongCase() }
    #expect(content.json.text == text)
  }
}
