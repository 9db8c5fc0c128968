import NotionModel
import Testing

@Suite struct WorkspaceObjectTests {
  private func object(_ kind: String, more: String = "") throws -> WorkspaceObject {
    try WorkspaceObject(text: #"{"object":"\#(kind)","id":\#(quotedID(1))\#(more)}"#)
  }

  @Test(arguments: ["page", "database", "data_source", "block", "user", "group", "comment", "view"])
  func `each object is read as what it is`(kind: String) throws {
    let more = kind == "block" ? #","type":"divider","divider":{}"# : ""
    let object = try object(kind, more: more)
    #expect(object.objectID == id(1))
    #expect(object.json.text == #"{"object":"\#(kind)","id":\#(quotedID(1))\#(more)}"#)
    let cases = [
      "page": "page", "database": "database", "data_source": "dataSource", "block": "block", "user": "user",
      "group": "user", "comment": "comment", "view": "view",
    ]
    #expect(Mirror(reflecting: object).children.first?.label == cases[kind])
  }

  @Test(arguments: [
    #"{"id":\#(quotedID(1)),"object":"page"}"#, #" { "\u006fbject" : "page" , "id" : \#(quotedID(1)) } "#,
    #"{"properties":{"x":{"object":"block"}},"object":"page","id":\#(quotedID(1))}"#,
  ])
  func `the kind may stand anywhere in the object`(text: String) throws {
    guard case .page(let page) = try WorkspaceObject(text: text) else { throw WrongCase() }
    #expect(page.id.object == id(1))
  }

  @Test(arguments: [
    (#"{"object":"agent","id":5}"#, "agent"), (#"{"id":5}"#, ""),
    (#"{"object":"list","results":[]}"#, "list"),
  ])
  func `an object of another kind keeps its bytes`(text: String, type: String) throws {
    guard case .unknown(let content) = try WorkspaceObject(text: text) else { throw WrongCase() }
    #expect(content.type == type)
    #expect(content.json.text == text)
    #expect(try WorkspaceObject(text: text).objectID == nil)
  }

  @Test func `the rows of a wiki are pages and data sources`() throws {
    let list = try ObjectList<WorkspaceObject>(
      text: #"""
        {"object":"list","results":[{"object":"page","id":\#(quotedID(1))},
        {"object":"data_source","id":\#(quotedID(2))}],"next_cursor":null,"has_more":false,
        "type":"page_or_data_source","page_or_data_source":{}}
        """#)
    #expect(list.results.map(\.objectID) == [id(1), id(2)])
    #expect(list.type == "page_or_data_source")
  }
}
