import NotionModel
import Testing

@Suite struct ObjectListTests {
  @Test func `a list that was cut off says so`() throws {
    let list = try ObjectList<Page>(
      text: #"""
        {"object":"list","results":[],"next_cursor":null,"has_more":false,"type":"page_or_data_source",
        "request_status":{"type":"incomplete","incomplete_reason":"query_result_limit_reached"}}
        """#)
    #expect(list.requestStatus?.isIncomplete == true)
    #expect(list.requestStatus?.incompleteReason == "query_result_limit_reached")
    let whole = try ObjectList<Page>(
      text: #"{"results":[],"has_more":false,"request_status":{"type":"complete"}}"#)
    #expect(whole.requestStatus?.isIncomplete == false)
  }

  @Test func `a list tells where it goes on`() throws {
    let text =
      #"{"object":"list","results":[{"object":"user","id":\#(quotedID(1))}],"next_cursor":"c","has_more":true}"#
    let list = try ObjectList<User>(text: text)
    #expect(list.nextCursor == "c")
    #expect(list.hasMore)
    #expect(list.type == nil)
    #expect(list.requestStatus == nil)
    #expect(list.results.map(\.id.object) == [id(1)])
    #expect(list.json.text == text)
  }

  @Test func `a list without results is no list`() {
    let error = #expect(throws: JSONError.self) { try ObjectList<User>(text: #"{"object":"list"}"#) }
    #expect(error?.code == .missingKey)
  }

  @Test func `custom emojis have name and picture`() throws {
    let list = try ObjectList<CustomEmoji>(
      text:
        #"{"object":"list","results":[{"object":"custom_emoji","id":\#(quotedID(1)),"name":"n","url":"u"}]}"#)
    #expect(list.results.map(\.name) == ["n"])
    #expect(list.results.map(\.url) == ["u"])
  }

  @Test func `templates are a list of their own form`() throws {
    let templates = try DataSourceTemplates(
      text: #"""
        {"templates":[{"id":\#(quotedID(1)),"name":"Meeting","is_default":true},{"id":\#(quotedID(2)),"name":"Task"}],
        "has_more":true,"next_cursor":"c"}
        """#)
    #expect(templates.templates.map(\.id.object) == [id(1), id(2)])
    #expect(templates.templates.map(\.name) == ["Meeting", "Task"])
    #expect(templates.templates.map(\.isDefault) == [true, false])
    #expect(templates.hasMore)
    #expect(templates.nextCursor == "c")
  }

  @Test func `a page as Markdown tells what it left out`() throws {
    let page = try PageMarkdown(
      text: #"""
        {"object":"page_markdown","id":\#(quotedID(1)),"markdown":"# Hello","truncated":true,
        "unknown_block_ids":[\#(quotedID(2))],"request_id":"r"}
        """#)
    #expect(page.id == id(1))
    #expect(page.markdown == "# Hello")
    #expect(page.isTruncated)
    #expect(page.unknownBlockIDs.map(\.object) == [id(2)])
  }

  @Test func `a file that was uploaded tells name, type and size`() throws {
    let upload = try FileUpload(
      text: #"""
        {"object":"file_upload","id":\#(quotedID(1)),"status":"uploaded","filename":"a.txt",
        "content_type":"text/plain","content_length":12,"created_time":"2026-03-11T09:00:00.000Z",
        "created_by":{"id":\#(quotedID(2)),"type":"bot"},"expiry_time":null,"in_trash":false,"archived":true}
        """#)
    #expect(upload.id == id(1))
    #expect([upload.status, upload.filename, upload.contentType] == ["uploaded", "a.txt", "text/plain"])
    #expect(upload.contentLength == 12)
    #expect(upload.createdBy?.kind == .bot(Bot()))
    #expect(upload.isInTrash)
  }

  @Test func `a task that is done has the response that was waited for`() throws {
    let task = try AsyncTask(
      text: #"""
        {"object":"async_task","id":"task_1","status":"succeeded","created_time":"2026-07-04T10:07:01.786Z",
        "poll_after_seconds":2,"result":{"object":"page_markdown","id":\#(quotedID(1)),"markdown":"a"}}
        """#)
    #expect(task.id == "task_1")
    #expect(task.status == "succeeded")
    #expect(task.pollAfterSeconds == 2)
    #expect(try task.result?.decode(PageMarkdown.self).markdown == "a")
  }
}
