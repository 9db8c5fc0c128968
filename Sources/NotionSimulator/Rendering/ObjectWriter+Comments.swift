import NotionModel

extension ObjectWriter {
  mutating func comment(_ comment: CommentRecord, requestID: String? = nil) {
    json.beginObject()
    member("object", "comment")
    member("id", comment.id)
    parent("parent", comment.parent)
    member("discussion_id", comment.discussion)
    member("created_time", comment.created.text)
    member("last_edited_time", comment.edited.text)
    partialUser("created_by", comment.author)
    member("rich_text", .array(comment.text))
    let author = workspace.user(comment.author)?.draft
    member(
      "display_name",
      [
        "type": author?.kind == .bot ? "integration" : "user",
        "resolved_name": author.map { .string($0.name) } ?? .null,
      ])
    if !comment.attachments.isEmpty {
      json.key("attachments")
      json.beginArray()
      for attachment in comment.attachments {
        json.beginObject()
        member("category", attachment.category)
        json.key("file")
        hostedFile(attachment.asset)
        json.endObject()
      }
      json.endArray()
    }
    if comment.hasPendingAttachments { member("has_pending_attachments", true) }
    if comment.isOriginalContentDeleted { member("original_content_deleted", true) }
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }

  mutating func view(_ view: ViewRecord, requestID: String? = nil) {
    json.beginObject()
    member("object", "view")
    member("id", view.id)
    parent("parent", .database(view.database))
    if let dataSource = view.dataSource { member("data_source_id", dataSource) }
    member("name", view.draft.name)
    member("type", view.draft.type)
    member("created_time", view.created.offsetText)
    partialUser("created_by", view.createdBy)
    member("last_edited_time", view.edited.offsetText)
    partialUser("last_edited_by", view.createdBy)
    member("url", "https://app.notion.com/p/\(view.database.compactText)?v=\(view.id.compactText)")
    member("filter", view.draft.filter)
    member("sorts", view.draft.sorts)
    member("quick_filters", view.draft.quickFilters)
    var configuration: JSONObject = ["type": .string(view.draft.type)]
    for member in view.draft.configuration.members { configuration[member.key] = member.value }
    member("configuration", .object(configuration))
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }

  mutating func fileUpload(_ upload: FileUploadRecord) {
    json.beginObject()
    member("object", "file_upload")
    member("id", upload.id)
    member("created_time", upload.created.text)
    member("created_by", ["id": .string(workspace.integration.description), "type": "bot"])
    member("last_edited_time", upload.created.text)
    member("expiry_time", .null)
    member("in_trash", false)
    member("status", "uploaded")
    member("filename", upload.name)
    member("content_type", upload.contentType)
    member("content_length", .number(JSONNumber(upload.length)))
    archived(false)
    json.endObject()
  }
}
