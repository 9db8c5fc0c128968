import NotionModel

/// The conversion of drafts to records.
extension SimulatedWorkspace {
  mutating func insert(_ draft: PageDraft, parent: ParentRecord) -> ObjectID {
    let id = draft.id ?? nextID()
    let author = draft.author ?? integration
    let created = (draft.created ?? now).minute
    var record = PageRecord(
      id: id, parent: parent, title: draft.title.runs, icon: draft.icon?.json ?? .null,
      cover: draft.cover.map { .object($0.object) } ?? .null, created: created,
      edited: (draft.edited ?? created).minute, createdBy: author, editedBy: author)
    record.isArchived = draft.isArchived
    record.isLocked = draft.isLocked
    record.publicURL = draft.publicURL
    record.inTrash = draft.inTrash
    if draft.inTrash { trashed.insert(id) }
    if case .dataSource(let dataSource) = parent {
      record.number = (base?.rows(of: dataSource).count ?? 0) + (addedRows[dataSource]?.count ?? 0) + 1
    }
    pages[id] = record
    if case .dataSource(let dataSource) = parent {
      for (name, value) in draft.values.sorted(by: { $0.key < $1.key }) {
        store(value, as: name, of: id, in: dataSource)
      }
    }
    for awaited in awaitedReferences.removeValue(forKey: id) ?? [] {
      refer(from: id, by: awaited.property, to: awaited.row)
    }
    if !draft.content.isEmpty {
      childLists[id] = insert(draft.content, parent: .page(id), by: author, at: created)
    }
    insert(draft.comments, on: id, at: created)
    return id
  }

  mutating func insert(
    _ drafts: [BlockDraft], parent: ParentRecord, by author: ObjectID, at time: SimulatorTime
  ) -> [ObjectID] {
    drafts.map { draft in
      switch draft.embedded {
      case .page(let page): return insert(page.dated(time, by: author), parent: parent)
      case .database(let database): return insert(database, parent: parent, by: author, at: time)
      case nil: break
      }
      let id = draft.id ?? nextID()
      var record = BlockRecord(
        id: id, parent: parent, type: draft.type, payload: draft.payload, created: time, edited: time,
        createdBy: author, editedBy: author)
      if draft.type == "unsupported", let type = draft.payload["block_type"]?.string {
        record.childrenRefusal = "Block type \(type) is not supported via the API."
      }
      if !draft.children.isEmpty {
        let ids = insert(draft.children, parent: .block(id), by: author, at: time)
        if draft.type == "meeting_notes", draft.parts.isEmpty {
          let keys = draft.children.map { $0.type.dropFirst("meeting_notes_".count) + "_block_id" }
          let sections = zip(keys, ids).map { (String($0), JSONValue.string($1.description)) }
          record.payload["children"] = .object(JSONObject(sections))
        } else {
          childLists[id] = ids
          let sections = zip(draft.parts, ids).map { ("\($0)_block_id", JSONValue.string($1.description)) }
          if !sections.isEmpty { record.payload["children"] = .object(JSONObject(sections)) }
        }
      }
      blocks[id] = record
      insert(draft.comments, on: id, at: time)
      return id
    }
  }

  mutating func insert(
    _ draft: DatabaseDraft, parent: ParentRecord, by author: ObjectID? = nil, at time: SimulatorTime? = nil
  ) -> ObjectID {
    let id = draft.id ?? nextID()
    let author = author ?? integration
    let created = draft.created ?? time ?? now
    var record = DatabaseRecord(
      id: id, parent: parent, title: draft.title.runs, description: draft.description.runs,
      icon: draft.icon?.json ?? .null, cover: draft.cover.map { .object($0.object) } ?? .null,
      isInline: draft.isInline, isLocked: draft.isLocked, created: created, edited: created,
      createdBy: author, editedBy: author)
    databases[id] = record
    for source in draft.dataSources {
      let sourceID = source.id ?? nextID()
      record.dataSources.append(sourceID)
      var properties = source.properties
      if !properties.contains(where: { $0.type == "title" }) { properties.insert(.title(), at: 0) }
      dataSources[sourceID] = DataSourceRecord(
        id: sourceID, database: id, title: (source.title ?? draft.title).runs,
        description: source.description.runs, icon: source.icon?.json ?? .null,
        properties: properties, isWiki: source.isWiki,
        created: created.minute, edited: created.minute, createdBy: author, editedBy: author)
    }
    for view in draft.views { insert(view, into: &record, by: author, at: created) }
    databases[id] = record
    for (source, sourceID) in zip(draft.dataSources, record.dataSources) {
      insert(source.templates, of: sourceID, by: author, at: created)
      for row in source.rows {
        let rowID = insert(row.dated(created, by: author), parent: .dataSource(sourceID))
        addedRows[sourceID, default: []].append(rowID)
      }
    }
    return id
  }

  private mutating func insert(
    _ drafts: [TemplateDraft], of dataSource: ObjectID, by author: ObjectID, at time: SimulatorTime
  ) {
    for template in drafts {
      let page = template.page.dated(time, by: author).with { page in
        page.id = page.id ?? ObjectID(simulated: "template \(dataSource) \(template.name)")
      }
      let id = insert(page, parent: .dataSource(dataSource))
      pages[id]?.isTemplate = true
      pages[id]?.isIndexed = false
      dataSources[dataSource]?.templates.append((id, template.name))
    }
  }

  @discardableResult
  mutating func insert(
    _ view: ViewDraft, into database: inout DatabaseRecord, by author: ObjectID, at time: SimulatorTime
  ) -> ObjectID {
    let id = view.id ?? nextID()
    if view.isUnlisted { database.unlistedViews.append(id) } else { database.views.append(id) }
    let dataSource = view.type == "dashboard" ? nil : view.dataSource ?? database.dataSources.first
    views[id] = ViewRecord(
      id: id, database: database.id, dataSource: dataSource, draft: view, created: time, edited: time,
      createdBy: author)
    return id
  }

  @discardableResult
  mutating func insert(_ drafts: [CommentDraft], on id: ObjectID, at time: SimulatorTime) -> [ObjectID] {
    let own: ParentRecord = page(id) != nil ? .page(id) : .block(id)
    var added: [ObjectID] = []
    for draft in drafts {
      let discussion = nextID()
      // The list of the page contains it, and it names the deleted block.
      let parent = draft.isOriginalContentDeleted ? ParentRecord.block(nextID()) : own
      for comment in [draft] + draft.replies {
        let commentID = comment.id ?? nextID()
        comments[commentID] = CommentRecord(
          id: commentID, parent: parent, discussion: discussion, author: comment.author ?? integration,
          text: comment.text.runs, attachments: comment.attachments,
          hasPendingAttachments: comment.hasPendingAttachments,
          isOriginalContentDeleted: draft.isOriginalContentDeleted, isResolved: draft.isResolved,
          created: time, edited: time)
        added.append(commentID)
      }
    }
    if !added.isEmpty {
      commentLists[id, default: []] += added
      version += 1
    }
    return added
  }
}

extension PageDraft {
  /// Returns the same page with a time and an author, unless it has its own.
  fileprivate func dated(_ time: SimulatorTime, by author: ObjectID) -> PageDraft {
    with { page in
      page.created = page.created ?? time
      page.author = page.author ?? author
    }
  }
}
