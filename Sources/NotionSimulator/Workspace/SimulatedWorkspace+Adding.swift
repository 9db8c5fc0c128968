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
