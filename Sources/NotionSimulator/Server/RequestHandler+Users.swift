import NotionModel

extension RequestHandler {
  func users() throws -> SimulatorAnswer {
    guard workspace.capabilities.tokenOwner == nil else {
      throw APIFailure.restricted("Personal access tokens cannot list users.")
    }
    guard workspace.capabilities.readsUsers else { throw APIFailure.capability("users") }
    let (ids, next) = try ListParameters(request.query).slice(workspace.listedUsers)
    return list("user", next: next) { writer in
      for id in ids { writer.user(id) }
    }
  }

  func user() throws -> SimulatorAnswer {
    if let owner = workspace.capabilities.tokenOwner, try pathID() != owner {
      throw APIFailure.restricted("Personal access tokens can only retrieve their own authorized user.")
    }
    guard workspace.capabilities.readsUsers else { throw APIFailure.capability("users") }
    let id = try pathID()
    guard workspace.user(id) != nil else { throw APIFailure.notFound("user", id, workspace) }
    return wholeUser(id)
  }

  func me() -> SimulatorAnswer { wholeUser(workspace.integration) }

  private func wholeUser(_ id: ObjectID) -> SimulatorAnswer {
    object { writer in
      writer.json.beginObject()
      writer.userMembers(id, isOwnBot: id == workspace.integration)
      writer.member("request_id", requestID)
      writer.json.endObject()
    }
  }

  func customEmojis() throws -> SimulatorAnswer {
    let name = request.query["name"]
    let emojis = workspace.emojis.filter { name == nil || $0.name == name }
    let (ids, next) = try ListParameters(request.query).slice(emojis.map(\.id))
    return object { writer in
      writer.json.beginObject()
      writer.member("object", "list")
      writer.member("type", "custom_emoji")
      writer.json.key("results")
      writer.json.beginArray()
      for id in ids {
        if let emoji = emojis.first(where: { $0.id == id }) { writer.write(Template.emoji(emoji.name)) }
      }
      writer.json.endArray()
      writer.member("has_more", next != nil)
      writer.json.key("next_cursor")
      writer.json.value(next)
      writer.member("request_id", requestID)
      writer.json.endObject()
    }
  }

  func fileUploads() throws -> SimulatorAnswer {
    let uploads = workspace.fileUploads.filter { _ in
      request.query["status"].map { $0 == "uploaded" } ?? true
    }
    let (ids, next) = try ListParameters(request.query).slice(uploads.map(\.id))
    return list("file_upload", next: next) { writer in
      for upload in uploads where ids.contains(upload.id) { writer.fileUpload(upload) }
    }
  }
}
