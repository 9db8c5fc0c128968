import NotionModel
import Testing

@Suite struct PageTests {
  static let text = #"""
    {"object":"page","id":\#(quotedID(1)),"created_time":"2026-03-11T09:00:00.000Z",
    "last_edited_time":"2026-03-11T09:01:00.000Z","created_by":{"object":"user","id":\#(quotedID(2))},
    "last_edited_by":{"object":"user","id":\#(quotedID(3))},
    "cover":{"type":"external","external":{"url":"https://e.com/c.png"}},"icon":{"type":"emoji","emoji":"📘"},
    "parent":{"type":"workspace","workspace":true},"in_trash":false,"is_archived":true,"is_locked":true,
    "properties":{"title":{"id":"title","type":"title","title":\#(textJSON("Hello"))}},
    "url":"https://app.notion.com/p/Hello","public_url":"https://e.notion.site/Hello","request_id":"r"}
    """#

  @Test func `every field is read`() throws {
    let page = try Page(text: Self.text)
    #expect(page.id.object == id(1))
    #expect(page.createdTime?.text == "2026-03-11T09:00:00.000Z")
    #expect(page.lastEditedTime?.text == "2026-03-11T09:01:00.000Z")
    #expect(page.createdBy?.id.object == id(2))
    #expect(page.lastEditedBy?.id.object == id(3))
    #expect(page.cover?.url == "https://e.com/c.png")
    #expect(page.icon == .emoji("📘"))
    #expect(page.parent == .workspace)
    #expect(!page.isInTrash && page.isArchived && page.isLocked)
    #expect(page.title.plainText == "Hello")
    #expect(page.url == "https://app.notion.com/p/Hello")
    #expect(page.publicURL == "https://e.notion.site/Hello")
    #expect(page.json.text == Self.text)
  }

  @Test func `the same object, compacted, is equal`() throws {
    let page = try Page(text: Self.text)
    #expect(try page.json.compacted().decode(Page.self) == page)
  }

  @Test func `a page that may not be read is an id`() throws {
    let page = try Page(text: #"{"object":"page","id":\#(quotedID(1))}"#)
    #expect(page.createdTime == nil)
    #expect(page.properties.isEmpty)
    #expect(page.title.isEmpty)
  }

  @Test(arguments: [("archived", true), ("in_trash", true), ("is_archived", false)])
  func `the trash has had two names, and the archive is not the trash`(key: String, isInTrash: Bool) throws {
    let page = try Page(text: #"{"id":\#(quotedID(1)),"\#(key)":true}"#)
    #expect(page.isInTrash == isInTrash)
    #expect(page.isArchived == !isInTrash)
  }

  @Test func `null stands for absent, but for the id`() throws {
    let keys = ["parent", "properties", "icon", "cover", "url", "created_time", "created_by", "in_trash"]
    let nulls = keys.map { "\"\($0)\":null" }.joined(separator: ",")
    #expect(try Page(text: #"{"id":\#(quotedID(1)),\#(nulls)}"#).properties.isEmpty)
    #expect(throws: JSONError.self) { try Page(text: #"{"id":null}"#) }
    #expect(throws: JSONError.self) { try Page(text: "{}") }
  }

  @Test func `a scalar of another type counts as absent, and is told with its place`() throws {
    let page = try Page(text: #"{"id":\#(quotedID(1)),"url":5}"#)
    #expect(page.url == nil)
    #expect(page.oddities.map(\.path) == ["$.url"])
    #expect(page.oddities.map(\.code) == [.wrongType])
    #expect(page.isReference)
  }

  @Test func `a list is none of its elements, and the other way round`() {
    #expect(throws: JSONError.self) { try Page(text: #"{"object":"list","results":[]}"#) }
    #expect(throws: JSONError.self) { try ObjectList<Page>(text: Self.text) }
  }
}
