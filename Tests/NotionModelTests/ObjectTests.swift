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

  @Test("Every field is read") func everyFieldIsRead() throws {
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

  @Test("The same object without white space is equal") func theSameObjectWithoutWhiteSpaceIsEqual() throws {
    let page = try Page(text: Self.text)
    #expect(try page.json.compacted().decode(Page.self) == page)
  }

  @Test("An unreadable page is an id") func anUnreadablePageIsAnId() throws {
    let page = try Page(text: #"{"object":"page","id":\#(quotedID(1))}"#)
    #expect(page.createdTime == nil)
    #expect(page.properties.isEmpty)
    #expect(page.title.isEmpty)
  }

  @Test(
    "Both names of the trash are read, and an archived page is not in the trash",
    arguments: [("archived", true), ("in_trash", true), ("is_archived", false)])
  func bothNamesOfTheTrashAreReadAndAnArchivedPageIsNotInTheTrash(key: String, isInTrash: Bool) throws {
    let page = try Page(text: #"{"id":\#(quotedID(1)),"\#(key)":true}"#)
    #expect(page.isInTrash == isInTrash)
    #expect(page.isArchived == !isInTrash)
  }

  @Test("A null field counts as absent, except the id") func aNullFieldCountsAsAbsentExceptTheId() throws {
    let keys = ["parent", "properties", "icon", "cover", "url", "created_time", "created_by", "in_trash"]
    let nulls = keys.map { "\"\($0)\":null" }.joined(separator: ",")
    #expect(try Page(text: #"{"id":\#(quotedID(1)),\#(nulls)}"#).properties.isEmpty)
    #expect(throws: JSONError.self) { try Page(text: #"{"id":null}"#) }
    #expect(throws: JSONError.self) { try Page(text: "{}") }
  }

  @Test("A scalar of another type counts as absent, and is reported with its position")
  func aScalarOfAnotherTypeCountsAsAbsentAndIsReportedWithItsPosition() throws {
    let page = try Page(text: #"{"id":\#(quotedID(1)),"url":5}"#)
    #expect(page.url == nil)
    #expect(page.oddities.map(\.path) == ["$.url"])
    #expect(page.oddities.map(\.code) == [.wrongType])
    #expect(page.isReference)
  }

  @Test("A list is not one of its elements, nor an element a list")
  func aListIsNotOneOfItsElementsNorAnElementAList() {
    #expect(throws: JSONError.self) { try Page(text: #"{"object":"list","results":[]}"#) }
    #expect(throws: JSONError.self) { try ObjectList<Page>(text: Self.text) }
  }
}

@Suite struct DatabaseTests {
  private let common = #"""
    "created_time":"2026-03-11T09:00:00.000Z","last_edited_time":"2026-03-11T09:01:00.000Z",
    "title":\#(textJSON("T")),"description":\#(textJSON("D")),"icon":{"type":"emoji","emoji":"📘"},
    "cover":{"type":"external","external":{"url":"u"}},"is_inline":true,"in_trash":true,
    "url":"https://e.com","public_url":null
    """#

  @Test("A database names its data sources") func aDatabaseNamesItsDataSources() throws {
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

  @Test("A database of a version before 2025-09-03 has the schema itself")
  func aDatabaseOfAVersionBefore20250903HasTheSchemaItself() throws {
    let database = try Database(
      text: #"""
        {"object":"database","id":\#(quotedID(1)),"created_by":{"object":"user","id":\#(quotedID(2))},
        "properties":{"Name":{"id":"title","name":"Name","type":"title","title":{}}},"archived":false,\#(common)}
        """#)
    #expect(database.properties["Name"]?.configuration == .title)
    #expect(database.dataSources.isEmpty)
    #expect(database.createdBy?.id.object == id(2))
  }

  @Test("A linked view has no data sources") func aLinkedViewHasNoDataSources() throws {
    let database = try Database(text: #"{"object":"database","id":\#(quotedID(1)),"data_sources":[]}"#)
    #expect(database.dataSources.isEmpty)
  }

  @Test("A data source has schema and both parents") func aDataSourceHasSchemaAndBothParents() throws {
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

@Suite struct CommentTests {
  @Test("Every field is read") func everyFieldIsRead() throws {
    let comment = try Comment(
      text: #"""
        {"object":"comment","id":\#(quotedID(1)),"parent":{"type":"block_id","block_id":\#(quotedID(2))},
        "discussion_id":\#(quotedID(3)),"created_time":"2026-03-11T09:00:00.000Z",
        "last_edited_time":"2026-03-11T09:01:00.000Z","created_by":{"object":"user","id":\#(quotedID(4))},
        "rich_text":\#(textJSON("Hello")),"display_name":{"type":"custom","resolved_name":"Bot"},
        "attachments":[{"category":"image","file":{"url":"https://s3/a","expiry_time":"2026-03-11T10:00:00.000Z"}}]}
        """#)
    #expect(comment.id.object == id(1))
    #expect(comment.parent == .block(BlockID(id(2))))
    #expect(comment.discussionID?.object == id(3))
    #expect(comment.createdTime?.text == "2026-03-11T09:00:00.000Z")
    #expect(comment.lastEditedTime?.text == "2026-03-11T09:01:00.000Z")
    #expect(comment.createdBy?.id.object == id(4))
    #expect(comment.richText.plainText == "Hello")
    #expect(comment.displayName?.type == "custom")
    #expect(comment.displayName?.name == "Bot")
    #expect(comment.attachments.map(\.category) == ["image"])
    #expect(comment.attachments.map(\.file.url) == ["https://s3/a"])
  }

  @Test("An unreadable comment is an id") func anUnreadableCommentIsAnId() throws {
    let comment = try Comment(text: #"{"object":"comment","id":\#(quotedID(1))}"#)
    #expect(comment.richText.isEmpty && comment.attachments.isEmpty && comment.displayName == nil)
  }
}

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

  @Test("Every kind of parent is decoded", arguments: parents) func everyKindOfParentIsDecoded(
    text: String, parent: Parent, id: ObjectID?
  ) throws {
    #expect(try Parent(text: text) == parent)
    #expect(parent.objectID == id)
  }

  @Test(
    "A parent of another kind keeps its bytes",
    arguments: [
      (#"{"type":"space_id","space_id":"s"}"#, "space_id", nil),
      (#"{"type":"page_id","page_id":"p"}"#, "page_id", JSONError.Code.invalidValue),
      (#"{"type":"page_id","database_id":\#(quotedID(1))}"#, "page_id", .missingKey),
      (#"{}"#, "", .missingKey), ("true", "", .wrongType),
    ])
  func aParentOfAnotherKindKeepsItsBytes(text: String, type: String, code: JSONError.Code?) throws {
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

@Suite struct WorkspaceObjectTests {
  private func object(_ kind: String, more: String = "") throws -> WorkspaceObject {
    try WorkspaceObject(text: #"{"object":"\#(kind)","id":\#(quotedID(1))\#(more)}"#)
  }

  @Test(
    "Each object is read as its kind",
    arguments: ["page", "database", "data_source", "block", "user", "group", "comment", "view"])
  func eachObjectIsReadAsItsKind(kind: String) throws {
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

  @Test(
    "The kind may be anywhere in the object",
    arguments: [
      #"{"id":\#(quotedID(1)),"object":"page"}"#, #" { "\u006fbject" : "page" , "id" : \#(quotedID(1)) } "#,
      #"{"properties":{"x":{"object":"block"}},"object":"page","id":\#(quotedID(1))}"#,
    ])
  func theKindMayBeAnywhereInTheObject(text: String) throws {
    guard case .page(let page) = try WorkspaceObject(text: text) else { throw WrongCase() }
    #expect(page.id.object == id(1))
  }

  @Test(
    "An object of another kind keeps its bytes",
    arguments: [
      (#"{"object":"agent","id":5}"#, "agent"), (#"{"id":5}"#, ""),
      (#"{"object":"list","results":[]}"#, "list"),
    ])
  func anObjectOfAnotherKindKeepsItsBytes(text: String, type: String) throws {
    guard case .unknown(let content) = try WorkspaceObject(text: text) else { throw WrongCase() }
    #expect(content.type == type)
    #expect(content.json.text == text)
    #expect(try WorkspaceObject(text: text).objectID == nil)
  }

  @Test("The rows of a wiki are pages and data sources") func theRowsOfAWikiArePagesAndDataSources() throws {
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

@Suite struct APIErrorBodyTests {
  @Test("A refusal for too many requests names the limit, and how long to wait")
  func aRefusalForTooManyRequestsNamesTheLimitAndHowLongToWait() throws {
    let error = try APIErrorBody(
      text: #"""
        {"object":"error","status":429,"code":"rate_limited","message":"Slow down","request_id":"r",
        "additional_data":{"rate_limit_reason":"public_api_space_request_rate_limit","retry_after":"49"}}
        """#)
    #expect(error.status == 429)
    #expect(error.code == "rate_limited")
    #expect(error.message == "Slow down")
    #expect(error.requestID == "r")
    #expect(error.additionalData?.rateLimitReason == "public_api_space_request_rate_limit")
    #expect(error.additionalData?.retryAfter == "49")
  }

  @Test("Details may be of any type") func detailsMayBeOfAnyType() throws {
    let details = try APIErrorDetails(
      text: #"{"retry_after":49,"retry_guidance":{"page_size":50},"integration_id":null,"new":[1]}"#)
    #expect(details.retryAfter == "49")
    #expect(details.retryGuidance == #"{"page_size":50}"#)
    #expect(details.integrationID == nil)
    #expect(details.json.text.contains(#""new":[1]"#))
  }

  @Test("Other bodies are not errors of the API") func otherBodiesAreNotErrorsOfTheAPI() {
    #expect(throws: JSONError.self) { try APIErrorBody(text: "<html></html>") }
    #expect(throws: JSONError.self) { try APIErrorBody(text: #"{"object":"page","code":"x"}"#) }
    #expect(throws: JSONError.self) { try APIErrorBody(text: #"{"object":"error"}"#) }
  }
}
