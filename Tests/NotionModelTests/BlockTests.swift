import NotionModel
import Testing

@Suite struct BlockTests {
  /// A payload of every block type, as the API sends it.
  static let payloads: [(type: String, payload: String)] = [
    ("paragraph", #"{"rich_text":\#(textJSON("a")),"color":"red","icon":{"type":"emoji","emoji":"🥬"}}"#),
    ("heading_1", #"{"rich_text":\#(textJSON("a")),"color":"default","is_toggleable":true}"#),
    ("heading_2", #"{"rich_text":\#(textJSON("a")),"color":"default","is_toggleable":false}"#),
    ("heading_3", #"{"rich_text":\#(textJSON("a")),"color":"default","is_toggleable":false}"#),
    ("heading_4", #"{"rich_text":\#(textJSON("a")),"color":"default","is_toggleable":false}"#),
    ("bulleted_list_item", #"{"rich_text":\#(textJSON("a")),"color":"blue_background"}"#),
    (
      "numbered_list_item",
      #"{"rich_text":\#(textJSON("a")),"color":"gray","list_start_index":5,"list_format":"roman"}"#
    ),
    ("quote", #"{"rich_text":\#(textJSON("a")),"color":"default"}"#),
    ("to_do", #"{"rich_text":\#(textJSON("a")),"color":"default","checked":true}"#),
    ("toggle", #"{"rich_text":\#(textJSON("a")),"color":"default"}"#),
    ("template", #"{"rich_text":\#(textJSON("a"))}"#),
    ("synced_block", #"{"synced_from":{"type":"block_id","block_id":\#(quotedID(7))}}"#),
    ("child_page", #"{"title":"A page"}"#),
    ("child_database", #"{"title":"A database"}"#),
    ("equation", #"{"expression":"e=mc^2"}"#),
    ("code", #"{"rich_text":\#(textJSON("a")),"caption":\#(textJSON("b")),"language":"c++"}"#),
    (
      "callout",
      #"{"rich_text":\#(textJSON("a")),"icon":{"type":"icon","icon":{"name":"pin","color":"red"}},"color":"default"}"#
    ),
    ("divider", "{}"),
    ("breadcrumb", "{}"),
    ("table_of_contents", #"{"color":"gray"}"#),
    ("tab", "{}"),
    ("column_list", "{}"),
    ("column", #"{"width_ratio":0.25}"#),
    ("link_to_page", #"{"type":"page_id","page_id":\#(quotedID(8))}"#),
    ("table", #"{"table_width":3,"has_column_header":true,"has_row_header":false}"#),
    ("table_row", #"{"cells":[\#(textJSON("a")),[],\#(textJSON("c"))]}"#),
    (
      "meeting_notes",
      #"""
      {"title":\#(textJSON("a")),"status":"notes_ready","children":{"summary_block_id":\#(quotedID(1)),\#
      "notes_block_id":\#(quotedID(2)),"transcript_block_id":\#(quotedID(3))},"calendar_event":{"start_time":\#
      "2026-03-11T09:00:00.000Z","end_time":"2026-03-11T10:00:00.000Z","attendees":[\#(quotedID(4))]},\#
      "recording":{"start_time":"2026-03-11T09:01:00.000Z","end_time":"2026-03-11T09:59:00.000Z"}}
      """#
    ),
    ("transcription", #"{"status":"transcription_paused"}"#),
    ("embed", #"{"url":"https://example.com","caption":[]}"#),
    ("bookmark", #"{"url":"https://example.com","caption":\#(textJSON("a"))}"#),
    (
      "image",
      #"{"caption":\#(textJSON("a")),"type":"external","external":{"url":"https://example.com/a.png"}}"#
    ),
    (
      "video",
      #"{"caption":[],"type":"file","file":{"url":"https://s3/a","expiry_time":"2026-03-11T10:00:00.000Z"}}"#
    ),
    ("pdf", #"{"caption":[],"type":"external","external":{"url":"https://example.com/a.pdf"}}"#),
    (
      "file",
      #"{"caption":[],"type":"external","external":{"url":"https://example.com/a.zip"},"name":"a.zip"}"#
    ),
    ("audio", #"{"caption":[],"type":"external","external":{"url":"https://example.com/a.mp3"}}"#),
    ("link_preview", #"{"url":"https://example.com/pull/1"}"#),
    ("unsupported", #"{"block_type":"button"}"#),
  ]

  static func json(_ type: String, _ payload: String, extra: String = "") -> String {
    #"""
    {"object":"block","id":\#(quotedID(1)),"parent":{"type":"page_id","page_id":\#(quotedID(2))},\#
    "created_time":"2026-03-11T09:00:00.000Z","last_edited_time":"2026-03-11T09:01:00.000Z",\#
    "created_by":{"object":"user","id":\#(quotedID(3))},"last_edited_by":{"object":"user","id":\#(quotedID(4))},\#
    "has_children":true,"in_trash":false,"type":"\#(type)","\#(type)":\#(payload)\#(extra)}
    """#
  }

  static func block(_ type: String) throws -> Block {
    let payload = try #require(payloads.first { $0.type == type }?.payload)
    return try Block(text: json(type, payload))
  }

  @Test("Each of the 37 types has a payload here") func eachOfThe37TypesHasAPayloadHere() {
    #expect(Self.payloads.map(\.type) == BlockType.names.entries.map(\.name))
    #expect(Self.payloads.count == 37)
  }

  @Test("Each type is decoded", arguments: payloads)
  func eachTypeIsDecoded(type: String, payload: String) throws {
    let block = try Block(text: Self.json(type, payload))
    #expect(block.type.name == type)
    #expect(block.type.unknownName == nil)
    #expect(block.content.type == block.type)
    #expect(block.json.text == Self.json(type, payload))
    var finder = UnknownFinder()
    finder.visit(block)
    #expect(finder.names == [])
  }

  @Test("The type may follow the payload", arguments: payloads)
  func theTypeMayFollowThePayload(type: String, payload: String) throws {
    let text = #"{"\#(type)":\#(payload),"id":\#(quotedID(1)),"type":"\#(type)","object":"block"}"#
    #expect(try Block(text: text).content == Block(text: Self.json(type, payload)).content)
  }

  @Test("The common fields of blocks are read") func theCommonFieldsOfBlocksAreRead() throws {
    let block = try Self.block("paragraph")
    #expect(block.id.object == id(1))
    #expect(block.parent == .page(PageID(id(2))))
    #expect(block.createdTime?.text == "2026-03-11T09:00:00.000Z")
    #expect(block.lastEditedTime?.text == "2026-03-11T09:01:00.000Z")
    #expect(block.createdBy?.id.object == id(3))
    #expect(block.lastEditedBy?.id.object == id(4))
    #expect(block.hasChildren)
    #expect(!block.isInTrash)
  }

  @Test("Texts keep colour and icon") func textsKeepColourAndIcon() throws {
    guard case .paragraph(let text) = try Self.block("paragraph").content else { throw WrongCase() }
    #expect(text.richText.plainText == "a")
    #expect(text.color == .red)
    #expect(text.icon == .emoji("🥬"))
    guard case .callout(let callout) = try Self.block("callout").content else { throw WrongCase() }
    #expect(callout.icon == .named("pin", color: .red))
    guard case .bulletedListItem(let item) = try Self.block("bulleted_list_item").content else {
      throw WrongCase()
    }
    #expect(item.color == .blueBackground)
  }

  @Test("Payloads are read into their fields") func payloadsAreReadIntoTheirFields() throws {
    let code = CodeBlock([RichTextRun("a")], caption: [RichTextRun("b")], language: "c++")
    #expect(try Self.block("code").content == .code(code))
    #expect(
      try Self.block("heading_1").content == .heading1(HeadingBlock([RichTextRun("a")], isToggleable: true)))
    #expect(try Self.block("to_do").content == .toDo(ToDoBlock([RichTextRun("a")], isChecked: true)))
    #expect(try Self.block("equation").content == .equation(expression: "e=mc^2"))
    #expect(try Self.block("child_page").content == .childPage(title: "A page"))
    #expect(try Self.block("column").content == .column(widthRatio: 0.25))
    #expect(try Self.block("synced_block").content == .syncedBlock(original: BlockID(id(7))))
    #expect(try Self.block("link_to_page").content == .linkToPage(.page(PageID(id(8)))))
    #expect(try Self.block("table").content == .table(TableBlock(width: 3, hasColumnHeader: true)))
    #expect(try Self.block("table_of_contents").content == .tableOfContents(color: .gray))
    #expect(try Self.block("unsupported").content == .unsupported(blockType: "button"))
    #expect(
      try Self.block("table_row").content == .tableRow(cells: [[RichTextRun("a")], [], [RichTextRun("c")]]))
    guard case .numberedListItem(let item) = try Self.block("numbered_list_item").content else {
      throw WrongCase()
    }
    #expect(item.startIndex == 5)
    #expect(item.format == .roman)
  }

  @Test("Files keep their source, name and caption") func filesKeepTheirSourceNameAndCaption() throws {
    #expect(try Self.block("image").file?.caption.plainText == "a")
    #expect(try Self.block("image").file?.source == .external(url: "https://example.com/a.png"))
    let video = try Self.block("video").file
    #expect(video?.url == "https://s3/a")
    #expect(video?.expiryTime?.text == "2026-03-11T10:00:00.000Z")
    #expect(try Self.block("file").file?.name == "a.zip")
  }

  @Test("Meeting notes name their blocks") func meetingNotesNameTheirBlocks() throws {
    guard case .meetingNotes(let notes) = try Self.block("meeting_notes").content else { throw WrongCase() }
    #expect(notes.title.plainText == "a")
    #expect(notes.status == .notesReady)
    #expect([notes.summaryID, notes.notesID, notes.transcriptID] == [1, 2, 3].map { BlockID(id($0)) })
    #expect(notes.attendees == [UserID(id(4))])
    #expect(notes.eventStart?.text == "2026-03-11T09:00:00.000Z")
    #expect(notes.eventEnd?.text == "2026-03-11T10:00:00.000Z")
    #expect(notes.recordingStart?.text == "2026-03-11T09:01:00.000Z")
    #expect(notes.recordingEnd?.text == "2026-03-11T09:59:00.000Z")
  }

  @Test("The position of the children depends on the type")
  func thePositionOfTheChildrenDependsOnTheType() throws {
    #expect(try Self.block("toggle").children == .own(BlockID(id(1))))
    #expect(try Self.block("child_page").children == .page(PageID(id(1))))
    #expect(try Self.block("child_database").children == .database(DatabaseID(id(1))))
    #expect(try Self.block("synced_block").children == .synced(original: BlockID(id(7))))
    #expect(try Self.block("unsupported").children == .refused)
    let leaf = #"{"id":\#(quotedID(1)),"type":"divider","divider":{},"has_children":false}"#
    #expect(try Block(text: leaf).children == .none)
  }

  @Test("Parts are reached without a switch") func partsAreReachedWithoutASwitch() throws {
    #expect(try Self.block("quote").richText?.plainText == "a")
    #expect(try Self.block("meeting_notes").richText?.plainText == "a")
    #expect(try Self.block("divider").richText == nil)
    #expect(try Self.block("code").caption?.plainText == "b")
    #expect(try Self.block("bookmark").caption?.plainText == "a")
    #expect(try Self.block("divider").caption == nil)
    #expect(try ["heading_1", "heading_4", "quote"].map { try Self.block($0).headingLevel } == [1, 4, nil])
  }

  @Test("Older versions of the API are read") func olderVersionsOfTheAPIAreRead() throws {
    let old =
      #"{"id":\#(quotedID(1)),"type":"paragraph","paragraph":{"text":\#(textJSON("old"))},"archived":true}"#
    let block = try Block(text: old)
    #expect(block.richText?.plainText == "old")
    #expect(block.isInTrash)
    #expect(block.parent == nil)
    let empty = #"{"id":\#(quotedID(1)),"type":"unsupported","unsupported":{}}"#
    #expect(try Block(text: empty).content == .unsupported(blockType: nil))
  }
}

/// Blocks of unknown types, and of known types with an unknown shape.
@Suite struct TypedBlockShapeTests {
  private func unknown(_ text: String) throws -> (Block, UnknownContent) {
    let block = try Block(text: text)
    guard case .unknown(let content) = block.content else { throw WrongCase() }
    return (block, content)
  }

  @Test("An unknown type keeps its bytes") func anUnknownTypeKeepsItsBytes() throws {
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

  @Test(
    "A known type of unexpected shape keeps its bytes, with the reason",
    arguments: [
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
  func aKnownTypeOfUnexpectedShapeKeepsItsBytesWithTheReason(
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

  @Test("An absent payload is an unexpected shape") func anAbsentPayloadIsAnUnexpectedShape() throws {
    let (_, content) = try unknown(#"{"id":\#(quotedID(1)),"type":"quote","paragraph":{}}"#)
    #expect(content.type == "quote")
    #expect(content.reason?.code == .missingKey)
    #expect(content.reason?.path == "$")
  }

  @Test("One odd run of a text leaves the rest alone") func oneOddRunOfATextLeavesTheRestAlone() throws {
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

  @Test("A block without an id is an error") func aBlockWithoutAnIdIsAnError() throws {
    let error = #expect(throws: JSONError.self) { try Block(text: #"{"type":"divider","divider":{}}"#) }
    #expect(error?.code == .missingKey)
    #expect(error?.detail == "`id` is absent")
  }

  @Test(
    "A block that is an id alone is partial",
    arguments: [
      #"{"object":"block","id":\#(quotedID(1))}"#, #"{"object":"block","id":\#(quotedID(1)),"type":null}"#,
      #"{"id":\#(quotedID(1)),"type":7,"has_children":"yes"}"#,
    ])
  func aBlockThatIsAnIdAloneIsPartial(text: String) throws {
    let block = try Block(text: text)
    #expect(block.isPartial)
    #expect(block.id.object == id(1))
    #expect(block.json.text == text)
  }

  @Test("An invalid element is reported with its position, and leaves the others alone")
  func anInvalidElementIsReportedWithItsPositionAndLeavesTheOthersAlone() throws {
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

  @Test("Values of unexpected shape count as absent, and are reported")
  func valuesOfUnexpectedShapeCountAsAbsentAndAreReported() throws {
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

  @Test("Another object is not a block") func anotherObjectIsNotABlock() throws {
    let error = #expect(throws: JSONError.self) {
      try Block(text: #"{"object":"page","id":\#(quotedID(1))}"#)
    }
    #expect(error?.code == .invalidValue)
    #expect(error?.path == "$.object")
  }

  @Test("Invalid JSON inside an unexpected shape is an error, placed in the document")
  func invalidJSONInsideAnUnexpectedShapeIsAnErrorPlacedInTheDocument() throws {
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
