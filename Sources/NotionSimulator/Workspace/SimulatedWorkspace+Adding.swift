public import NotionModel

extension SimulatedWorkspace {
  /// Adds a page with its content, and returns its id.
  @discardableResult
  public mutating func add(page draft: PageDraft, in destination: Destination = .workspace) -> ObjectID {
    let id = insert(draft, parent: destination.record)
    attach(id, to: destination.record)
    return id
  }

  /// Adds a database with its data sources, rows and views, and returns its id.
  @discardableResult
  public mutating func add(
    database draft: DatabaseDraft, in destination: Destination = .workspace
  ) -> ObjectID {
    let id = insert(draft, parent: destination.record)
    attach(id, to: destination.record)
    return id
  }

  /// Adds blocks at the end of a page or block, or after one of its children, and returns their ids.
  @discardableResult
  public mutating func append(
    _ content: [BlockDraft], to parent: ObjectID, after sibling: ObjectID? = nil
  ) -> [ObjectID] {
    let record: ParentRecord = page(parent) != nil ? .page(parent) : .block(parent)
    let page = holder(of: parent).flatMap { self.page($0) }
    let ids = insert(content, parent: record, by: page?.editedBy ?? integration, at: now.minute)
    var list = childLists[parent] ?? base?.children(of: parent) ?? []
    let place = sibling.flatMap { list.firstIndex(of: $0) }.map { $0 + 1 } ?? list.count
    list.insert(contentsOf: ids, at: place)
    childLists[parent] = list
    touch(parent)
    return ids
  }

  /// Adds a user and returns the id.
  @discardableResult
  public mutating func add(user draft: UserDraft) -> ObjectID {
    let id = draft.id ?? nextID()
    users.append(UserRecord(id: id, draft: draft))
    version += 1
    return id
  }

  /// Adds a hosted file and returns its id.
  @discardableResult
  public mutating func addAsset(
    _ name: String, contentType: String, bytes: [UInt8], id: ObjectID? = nil
  ) -> ObjectID {
    let id = id ?? nextID()
    assets[id] = AssetRecord(name: name, contentType: contentType, bytes: bytes)
    version += 1
    return id
  }

  /// Adds a custom emoji to the workspace, whose picture is an asset.
  public mutating func addEmoji(_ name: String, asset: ObjectID) {
    emojis.append((ObjectID(simulated: "emoji " + name), name, asset))
    version += 1
  }

  /// Adds a file upload to the list of `GET /file_uploads`.
  public mutating func addFileUpload(_ name: String, contentType: String, length: Int) {
    let id = nextID()
    fileUploads.append(
      FileUploadRecord(id: id, name: name, contentType: contentType, length: length, created: now.minute))
    version += 1
  }

  /// Adds a comment on a page or block; returns the ids of the comment and its replies.
  @discardableResult
  public mutating func add(comment draft: CommentDraft, on id: ObjectID) -> [ObjectID] {
    insert([draft], on: id, at: now.minute)
  }

  private mutating func attach(_ id: ObjectID, to parent: ParentRecord) {
    switch parent {
    case .workspace: break
    case .page(let parent), .block(let parent):
      childLists[parent] = (childLists[parent] ?? base?.children(of: parent) ?? []) + [id]
      touch(parent)
    case .database: break
    case .dataSource(let dataSource): addedRows[dataSource, default: []].append(id)
    }
    version += 1
  }
}

/// The destination of a page or database.
public enum Destination: Sendable, Hashable {
  /// The root of the workspace.
  case workspace
  /// The end of a page.
  case page(ObjectID)
  /// The end of a block's children.
  case block(ObjectID)
  /// A data source, as a row.
  case dataSource(ObjectID)

  var record: ParentRecord {
    switch self {
    case .workspace: .workspace
    case .page(let id): .page(id)
    case .block(let id): .block(id)
    case .dataSource(let id): .dataSource(id)
    }
  }
}

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
