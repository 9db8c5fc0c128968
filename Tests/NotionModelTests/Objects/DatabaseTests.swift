import NotionModel
import Testing

@Suite struct DatabaseTests {
  private let common = #"""
    "created_time":"2026-03-11T09:00:00.000Z","last_edited_time":"2026-03-11T09:01:00.000Z",
    "title":\#(textJSON("T")),"description":\#(textJSON("D")),"icon":{"type":"emoji","emoji":"📘"},
    "cover":{"type":"external","external":{"url":"u"}},"is_inline":true,"in_trash":true,
    "url":"https://e.com","public_url":null
    """#

  @Test func `a database names its data sources`() throws {
    let database = try Database(
      text: #"""
        {"object":"database","id":\#(quotedID(1)),"parent":{"type":"page_id","page_id":\#(quotedID(2))},
        "data_sources":[{"id":\#(quotedID(3)),"name":"One"},{"id":\#(quotedID(4)),"name":"Two"}],
        "is_locked":true,\#(common)}
        """#)
    #expect(database.id.object == id(1))
    #expect(database.parent == .page(PageID(id(2))))
    #expect(database.dataSources.map(\.id.object) == [id(3), id(4)])
    #expect(database.dataSources.map(\.name) == ["One", "Two"])
    #expect(database.properties.isEmpty)
    #expect(database.title.plainText == "T")
    #expect(database.description.plainText == "D")
    #expect(database.icon == .emoji("📘"))
    #expect(database.cover?.url == "u")
    #expect(database.isInline && database.isInTrash && database.isLocked)
    #expect(database.createdTime?.text == "2026-03-11T09:00:00.000Z")
  }

  @Test func `a database before 2025-09-03 has the schema itself`() throws {
    let database = try Database(
      text: #"""
        {"object":"database","id":\#(quotedID(1)),"created_by":{"object":"user","id":\#(quotedID(2))},
        "properties":{"Name":{"id":"title","name":"Name","type":"title","title":{}}},"archived":false,\#(common)}
        """#)
    #expect(database.properties["Name"]?.configuration == .title)
    #expect(database.dataSources.isEmpty)
    #expect(database.createdBy?.id.object == id(2))
  }

  @Test func `a linked view has no data sources`() throws {
    let database = try Database(text: #"{"object":"database","id":\#(quotedID(1)),"data_sources":[]}"#)
    #expect(database.dataSources.isEmpty)
  }

  @Test func `a data source has schema and both parents`() throws {
    let source = try DataSource(
      text: #"""
        {"object":"data_source","id":\#(quotedID(1)),"parent":{"type":"database_id","database_id":\#(quotedID(2))},
        "database_parent":{"type":"block_id","block_id":\#(quotedID(3))},
        "created_by":{"object":"user","id":\#(quotedID(4))},"last_edited_by":{"object":"user","id":\#(quotedID(5))},
        "properties":{"Name":{"id":"title","name":"Name","type":"title","title":{}}},\#(common)}
        """#)
    #expect(source.id.object == id(1))
    #expect(source.parent == .database(DatabaseID(id(2))))
    #expect(source.databaseParent == .block(BlockID(id(3))))
    #expect(source.createdBy?.id.object == id(4))
    #expect(source.lastEditedBy?.id.object == id(5))
    #expect(source.properties["Name"]?.type == .title)
    #expect(source.title.plainText == "T")
    #expect(source.description.plainText == "D")
    #expect(source.isInline && source.isInTrash)
    #expect(source.url == "https://e.com")
    #expect(source.publicURL == nil)
  }
}
