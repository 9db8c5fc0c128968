import NotionModel

extension ObjectWriter {
  /// Writes a block, or a page or database in the form of its block.
  mutating func block(_ id: ObjectID, requestID: String? = nil) {
    if let page = workspace.page(id) {
      blockMembers(
        id, parent: page.parent, created: page.created, edited: page.edited, createdBy: page.createdBy,
        editedBy: page.editedBy, type: "child_page",
        payload: ["title": .string(workspace.title(of: id) ?? "")], requestID: requestID)
    } else if let database = workspace.database(id) {
      blockMembers(
        id, parent: database.parent, created: database.created.minute, edited: database.edited.minute,
        createdBy: database.createdBy, editedBy: database.editedBy, type: "child_database",
        payload: ["title": .string(workspace.title(of: id) ?? "")], requestID: requestID)
    } else if let block = workspace.block(id) {
      blockMembers(
        id, parent: block.parent, created: block.created, edited: block.edited, createdBy: block.createdBy,
        editedBy: block.editedBy, type: typeName(block.type), payload: payload(of: block),
        requestID: requestID)
    }
  }

  private func typeName(_ type: String) -> String {
    if type == "meeting_notes", version == .v2025_09_03 { return "transcription" }
    return type.hasPrefix("meeting_notes_") ? "unsupported" : type
  }

  private func payload(of block: BlockRecord) -> JSONObject {
    block.type.hasPrefix("meeting_notes_") ? ["block_type": .string(block.type)] : block.payload
  }

  private mutating func blockMembers(
    _ id: ObjectID, parent: ParentRecord, created: SimulatorTime, edited: SimulatorTime, createdBy: ObjectID,
    editedBy: ObjectID, type: String, payload: JSONObject, requestID: String?
  ) {
    let inTrash = workspace.isInTrash(id)
    json.beginObject()
    member("object", "block")
    member("id", id)
    self.parent("parent", parent)
    member("created_time", created.text)
    member("last_edited_time", edited.text)
    partialUser("created_by", createdBy)
    partialUser("last_edited_by", editedBy)
    member("has_children", type == "child_database" ? false : workspace.hasChildren(id))
    member("in_trash", inTrash)
    member("type", type)
    member(type, .object(payload))
    archived(inTrash)
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }
}
