import NotionModel
import Testing

/// Blocks of unknown types, and of known types with an unknown shape.
@Suite struct BlockShapeTests {
  private func unknown(_ text: String) throws -> (Block, UnknownContent) {
    let block = try Block(text: text)
    guard case .unknown(let content) = block.content else { throw WrongCase() }
    return (block, content)
  }

  @Test func `an unknown type keeps its bytes`() throws {
    let text = BlockTests.json("hologram", #"{"depth":3}"#)
    let (block, content) = try unknown(text)
    #expect(block.type == .unknown("hologram"))
    #expect(block.type.name == "hologram")
    #expect(block.id.object == id(1))
    #expect(block.hasChildren)
    #expect(content.type == "hologram")
    #expect(content.reason == nil)
    #expect(content.json.text == text)
    #expect(content.json == block.json)
  }

  @Test(arguments: [
    ("paragraph", #"{"rich_text":"a"}"#, JSONError.Code.wrongType, "$.paragraph.rich_text"),
    ("paragraph", "null", .wrongType, "$.paragraph"),
    ("paragraph", "[]", .wrongType, "$.paragraph"),
    ("divider", "5", .wrongType, "$.divider"),
    ("table", #"{"table_width":"3"}"#, .wrongType, "$.table.table_width"),
    ("table", #"{"table_width":"3"}"#, .wrongType, "$.table.table_width"),
    ("to_do", #"{"rich_text":[],"checked":"yes"}"#, .wrongType, "$.to_do.checked"),
    (
      "synced_block", #"{"synced_from":{"type":"block_id","block_id":"x"}}"#, .invalidValue,
      "$.synced_block.synced_from.block_id"
    ),
    ("synced_block", #"{"synced_from":{"type":"space_id","space_id":"x"}}"#, .missingKey, ""),
    ("numbered_list_item", #"{"rich_text":[],"list_start_index":{}}"#, .wrongType, ""),
  ])
  func `a known type of unexpected shape keeps its bytes, and says what was unexpected`(
    type: String, payload: String, code: JSONError.Code, path: String
  ) throws {
    let text = BlockTests.json(type, payload)
    // Among others, so that place in the document and place in the block differ.
    let list =
      #"{"object":"list","results":[\#(BlockTests.json("divider", "{}")),\#(text)],"has_more":false}"#
    let blocks = try ObjectList<Block>(text: list).results
    #expect(blocks[0].content == .divider)
    guard case .unknown(let content) = blocks[1].content else { throw WrongCase() }
    #expect(blocks[1].type.name == type)
    #expect(blocks[1].type.unknownName == nil)
    #expect(blocks[1].json.text == text)
    #expect(content.type == type)
    #expect(content.json.text == text)
    let reason = try #require(content.reason)
    #expect(reason.code == code)
    if !path.isEmpty { #expect(reason.path == path) }
    #expect(reason.offset > 0 && reason.offset < text.utf8.count)
    #expect(try unknown(text).1.reason == reason)
  }

  @Test func `a payload that is absent is a shape, too`() throws {
    let (_, content) = try unknown(#"{"id":\#(quotedID(1)),"type":"quote","paragraph":{}}"#)
    #expect(content.type == "quote")
    #expect(content.reason?.code == .missingKey)
    #expect(content.reason?.path == "$")
  }

  @Test func `one odd run of a text leaves the rest alone`() throws {
    let text = BlockTests.json(
      "quote", #"{"rich_text":[{"type":"text","text":5,"plain_text":"a"},7,{}],"color":"teal"}"#)
    guard case .quote(let quote) = try Block(text: text).content else { throw WrongCase() }
    #expect(quote.color == .unknown("teal"))
    #expect(quote.richText.map(\.plainText) == ["a", "", ""])
    var finder = UnknownFinder()
    finder.visit(quote.richText)
    #expect(finder.misshapen.map(\.type) == ["text", "", ""])
    #expect(finder.misshapen.map(\.json.text) == [#"{"type":"text","text":5,"plain_text":"a"}"#, "7", "{}"])
    #expect(finder.misshapen.map(\.reason?.code) == [.wrongType, .wrongType, .missingKey])
  }

  @Test func `a block without an id is an error`() throws {
    let error = #expect(throws: JSONError.self) { try Block(text: #"{"type":"divider","divider":{}}"#) }
    #expect(error?.code == .missingKey)
    #expect(error?.detail == "`id` is absent")
  }

  @Test(arguments: [
    #"{"object":"block","id":\#(quotedID(1))}"#, #"{"object":"block","id":\#(quotedID(1)),"type":null}"#,
    #"{"id":\#(quotedID(1)),"type":7,"has_children":"yes"}"#,
  ])
  func `a block that is an id alone is partial`(text: String) throws {
    let block = try Block(text: text)
    #expect(block.isPartial)
    #expect(block.id.object == id(1))
    #expect(block.json.text == text)
  }

  @Test func `an element that is none is told with its place, and leaves the others alone`() throws {
    let odd = [
      #"{"object":"block","id":"x","type":"divider","divider":{}}"#, "null", "7", "[]", #"{"object":"page"}"#,
    ]
    let good = #"{"object":"block","id":\#(quotedID(1)),"type":"divider","divider":{}}"#
    let text = #"{"object":"list","results":[\#((odd + [good]).joined(separator: ","))]}"#
    let list = try ObjectList<Block>(text: text)
    #expect(list.results.map(\.id.object) == [id(1)])
    #expect(list.unreadable.map(\.position) == [0, 1, 2, 3, 4])
    #expect(list.unreadable.map(\.json.text) == odd)
    #expect(list.unreadable.first?.reason.path == "$.id")
    #expect(list.unreadable.first?.reason.code == .invalidValue)
    #expect(list.element(at: 5)?.id.object == id(1))
    #expect(list.element(at: 4) == nil)
  }

  @Test func `values of unexpected shape count as absent, and are told`() throws {
    let block = try Block(
      text:
        #"{"object":"block","id":\#(quotedID(1)),"type":"divider","divider":{},"created_time":7,"created_by":[],"parent":null}"#
    )
    #expect(block.createdTime == nil)
    #expect(block.createdBy == nil)
    #expect(block.oddities.map(\.path) == ["$.created_time", "$.created_by"])
    let page = try Page(
      text:
        #"{"object":"page","id":\#(quotedID(1)),"parent":{"type":"workspace","workspace":true},"properties":[1],"url":7}"#
    )
    #expect(page.isPartial && !page.isReference)
    #expect(page.oddities.map(\.path) == ["$.properties", "$.url"])
  }

  @Test func `another object is no block`() throws {
    let error = #expect(throws: JSONError.self) {
      try Block(text: #"{"object":"page","id":\#(quotedID(1))}"#)
    }
    #expect(error?.code == .invalidValue)
    #expect(error?.path == "$.object")
  }

  @Test func `invalid JSON inside an unexpected shape is an error, placed in the document`() throws {
    let text = BlockTests.json("paragraph", #"{"rich_text":5,"color":tru}"#)
    let list = #"{"results":[\#(text)]}"#
    let error = #expect(throws: JSONError.self) { try ObjectList<Block>(text: list) }
    #expect(error?.code == .unexpectedByte)
    #expect(error?.path == "$.results[0].paragraph.color")
    let deep = BlockTests.json("paragraph", #"{"rich_text":[{"type":"text","text":{"content":"\x"}}]}"#)
    let deepError = #expect(throws: JSONError.self) { try Block(text: deep) }
    #expect(deepError?.code == .invalidEscape)
    #expect(deepError?.path == "$.paragraph.rich_text[0].text.content")
  }
}
