import NotionModel

extension RequestHandler {
  func block() throws -> SimulatorAnswer {
    let id = try pathID()
    try reachBlock(id)
    return object { $0.block(id, requestID: requestID) }
  }

  private func reachBlock(_ id: ObjectID) throws {
    guard workspace.isReachable(id),
      workspace.page(id) != nil || workspace.block(id) != nil || workspace.database(id) != nil
    else { throw APIFailure.notFound("block", id, workspace) }
  }

  func blockChildren() throws -> SimulatorAnswer {
    let id = try pathID()
    try reachBlock(id)
    if workspace.page(id) == nil, let block = workspace.block(id) {
      if let message = block.childrenRefusal { throw APIFailure.validation(message) }
      if block.type == "synced_block",
        let original = block.payload["synced_from"]?["block_id"]?.string.flatMap({ ObjectID($0) })
      {
        try reachBlock(original)
        return try children(of: original)
      }
    }
    return try children(of: id)
  }

  private func children(of id: ObjectID) throws -> SimulatorAnswer {
    let paging = try ListParameters(request.query)
    let (ids, next) = try paging.slice(workspace.children(of: id))
    return list("block", next: next) { writer in
      for id in ids { writer.block(id) }
    }
  }

  func comments() throws -> SimulatorAnswer {
    guard workspace.capabilities.readsComments else { throw APIFailure.capability("comments") }
    guard let text = request.query["block_id"] else {
      throw APIFailure.validation(
        "query failed validation: query.block_id should be defined, instead was `undefined`.")
    }
    guard let id = ObjectID(text) else {
      throw APIFailure.validation(
        "query failed validation: query.block_id should be a valid uuid, instead was `\"\(text)\"`.")
    }
    try reachBlock(id)
    let (ids, next) = try ListParameters(request.query).slice(workspace.comments(on: id))
    return list("comment", next: next) { writer in
      for comment in ids.compactMap({ workspace.comment($0) }) { writer.comment(comment) }
    }
  }

  func comment() throws -> SimulatorAnswer {
    guard workspace.capabilities.readsComments else { throw APIFailure.capability("comments") }
    let id = try pathID()
    guard let comment = workspace.comment(id), !comment.isResolved,
      comment.parent.id.map({ workspace.isReachable($0) }) ?? false
    else { throw APIFailure.notFound("comment", id, workspace) }
    return object { $0.comment(comment, requestID: requestID) }
  }

  func pageMarkdown() throws -> SimulatorAnswer {
    let id = try pathID()
    guard workspace.isReachable(id), workspace.page(id) != nil || workspace.block(id) != nil else {
      throw APIFailure.notFound("page", id, workspace)
    }
    var markdown = MarkdownRenderer(writer, limit: MarkdownRenderer.recordLimit)
    markdown.write(childrenOf: id)
    return object { writer in
      writer.json.beginObject()
      writer.member("object", "page_markdown")
      writer.member("id", id)
      writer.member("markdown", markdown.text)
      writer.member("truncated", !markdown.unknownBlocks.isEmpty)
      writer.member(
        "unknown_block_ids", .array(markdown.unknownBlocks.map { .string($0.description) }))
      writer.member("request_id", requestID)
      writer.json.endObject()
    }
  }
}
