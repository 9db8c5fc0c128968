import NotionModel
import Testing

@Suite struct ParentTests {
  static let parents: [(text: String, parent: Parent, id: ObjectID?)] = [
    (#"{"type":"page_id","page_id":\#(quotedID(1))}"#, .page(PageID(id(1))), id(1)),
    (#"{"type":"block_id","block_id":\#(quotedID(2))}"#, .block(BlockID(id(2))), id(2)),
    (#"{"type":"database_id","database_id":\#(quotedID(3))}"#, .database(DatabaseID(id(3))), id(3)),
    (
      #"{"type":"data_source_id","data_source_id":\#(quotedID(4)),"database_id":\#(quotedID(3))}"#,
      .dataSource(DataSourceID(id(4)), database: DatabaseID(id(3))), id(4)
    ),
    (
      #"{"database_id":\#(quotedID(3)),"data_source_id":\#(quotedID(4)),"type":"data_source_id"}"#,
      .dataSource(DataSourceID(id(4)), database: DatabaseID(id(3))), id(4)
    ),
    (
      #"{"type":"data_source_id","data_source_id":\#(quotedID(4))}"#,
      .dataSource(DataSourceID(id(4)), database: nil), id(4)
    ),
    (#"{"type":"agent_id","agent_id":\#(quotedID(5))}"#, .agent(id(5)), id(5)),
    (#"{"type":"workspace","workspace":true}"#, .workspace, nil), (#"{"workspace":true}"#, .workspace, nil),
    (#"{"page_id":\#(quotedID(1))}"#, .page(PageID(id(1))), id(1)),
  ]

  @Test(arguments: parents) func `every kind of parent is taken apart`(
    text: String, parent: Parent, id: ObjectID?
  ) throws {
    #expect(try Parent(text: text) == parent)
    #expect(parent.objectID == id)
  }

  @Test(arguments: [
    (#"{"type":"space_id","space_id":"s"}"#, "space_id", nil),
    (#"{"type":"page_id","page_id":"p"}"#, "page_id", JSONError.Code.invalidValue),
    (#"{"type":"page_id","database_id":\#(quotedID(1))}"#, "page_id", .missingKey),
    (#"{}"#, "", .missingKey), ("true", "", .wrongType),
  ])
  func `a parent of another kind keeps its bytes`(text: String, type: String, code: JSONError.Code?) throws {
    guard case .unknown(let content) = try Parent(text: text) else { throw WrongCase() }
    #expect(content.type == type)
    #expect(content.json.text == text)
    #expect(content.reason?.code == code)
    #expect(try Parent(text: text).objectID == nil)
    // The page around it is read all the same.
    let page = try Page(text: #"{"parent":\#(text),"id":\#(quotedID(1)),"is_locked":true}"#)
    #expect(page.isLocked)
  }
}
