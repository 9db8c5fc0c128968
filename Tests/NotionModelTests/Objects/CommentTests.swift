import NotionModel
import Testing

@Suite struct CommentTests {
  @Test func `every field is read`() throws {
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

  @Test func `a comment that may not be read is an id`() throws {
    let comment = try Comment(text: #"{"object":"comment","id":\#(quotedID(1))}"#)
    #expect(comment.richText.isEmpty && comment.attachments.isEmpty && comment.displayName == nil)
  }
}
