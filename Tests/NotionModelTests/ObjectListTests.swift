import NotionModel
import Testing

@Suite struct ObjectListTests {
  @Test("A truncated list says so") func aTruncatedListSaysSo() throws {
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

  @Test("A list has the cursor at which it continues") func aListHasTheCursorAtWhichItContinues() throws {
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

  @Test("A list without results is an error") func aListWithoutResultsIsAnError() {
    let error = #expect(throws: JSONError.self) { try ObjectList<User>(text: #"{"object":"list"}"#) }
    #expect(error?.code == .missingKey)
  }

  @Test("Custom emojis have name and picture") func customEmojisHaveNameAndPicture() throws {
    let list = try ObjectList<CustomEmoji>(
      text:
        #"{"object":"list","results":[{"object":"custom_emoji","id":\#(quotedID(1)),"name":"n","url":"u"}]}"#)
    #expect(list.results.map(\.name) == ["n"])
    #expect(list.results.map(\.url) == ["u"])
  }

  @Test("Templates are a list with a form of its own") func templatesAreAListWithAFormOfItsOwn() throws {
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

  @Test("A page as Markdown names the blocks that it left out")
  func aPageAsMarkdownNamesTheBlocksThatItLeftOut() throws {
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

  @Test("An uploaded file has name, type and size") func anUploadedFileHasNameTypeAndSize() throws {
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

  @Test("A completed task has its response") func aCompletedTaskHasItsResponse() throws {
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
