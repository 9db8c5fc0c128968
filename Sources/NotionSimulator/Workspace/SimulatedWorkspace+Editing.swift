public import NotionModel

extension SimulatedWorkspace {
  /// Records an edit of an object: its edit time and that of its page become ``now``.
  public mutating func touch(_ id: ObjectID) {
    version += 1
    let time = now.minute
    if var block = block(id), page(id) == nil {
      block.edited = time
      blocks[id] = block
    }
    if var dataSource = dataSource(id) {
      dataSource.edited = time
      dataSources[id] = dataSource
      touch(dataSource.database)
    }
    guard let holder = holder(of: id) else { return }
    if var page = page(holder) {
      page.edited = time
      pages[holder] = page
    } else if var database = database(holder) {
      database.edited = now
      databases[holder] = database
    }
  }

  /// Gives a page, database or data source a new title.
  public mutating func rename(_ id: ObjectID, to title: TextDraft) {
    if var page = page(id) {
      page.title = title.runs
      pages[id] = page
    } else if var database = database(id) {
      database.title = title.runs
      databases[id] = database
    } else if var dataSource = dataSource(id) {
      dataSource.title = title.runs
      dataSources[id] = dataSource
    }
    touch(id)
  }

  /// Gives a user another name; no page is edited by it.
  public mutating func rename(user id: ObjectID, to name: String) {
    for index in users.indices where users[index].id == id { users[index].draft.name = name }
    version += 1
  }

  /// Replaces the text of a block.
  public mutating func setText(of id: ObjectID, _ text: TextDraft) {
    change(block: id) { $0.payload["rich_text"] = .array(text.runs) }
  }

  /// Replaces a block by another with the same id; its children are kept unless the draft has children.
  public mutating func replace(_ id: ObjectID, with draft: BlockDraft) {
    change(block: id) { block in
      block.type = draft.type
      block.payload = draft.payload
    }
    if !draft.children.isEmpty {
      childLists[id] = insert(draft.children, parent: .block(id), by: integration, at: now.minute)
    }
  }

  /// Changes a record of a block and records the edit.
  mutating func change(block id: ObjectID, _ change: (inout BlockRecord) -> Void) {
    guard var block = block(id) else { return }
    change(&block)
    blocks[id] = block
    touch(id)
  }

  /// Gives a page, database or data source another icon, or none.
  public mutating func setIcon(of id: ObjectID, to icon: IconDraft?) {
    let json = icon?.json ?? .null
    if var page = page(id) {
      page.icon = json
      pages[id] = page
    } else if var database = database(id) {
      database.icon = json
      databases[id] = database
    } else if var dataSource = dataSource(id) {
      dataSource.icon = json
      dataSources[id] = dataSource
    }
    touch(id)
  }

  /// Moves a page or database to the end of another place.
  public mutating func move(_ id: ObjectID, to destination: Destination) {
    guard let old = parent(of: id) else { return }
    detach(id, from: old)
    if var page = page(id) {
      page.parent = destination.record
      pages[id] = page
    } else if var database = database(id) {
      database.parent = destination.record
      databases[id] = database
    } else if var block = block(id) {
      block.parent = destination.record
      blocks[id] = block
    }
    if let parent = destination.record.id {
      if case .dataSource = destination {
        addedRows[parent, default: []].append(id)
      } else {
        childLists[parent] = (childLists[parent] ?? base?.children(of: parent) ?? []) + [id]
        touch(parent)
      }
    }
    touch(id)
  }

  private mutating func detach(_ id: ObjectID, from parent: ParentRecord) {
    switch parent {
    case .workspace: break
    case .page(let parent), .block(let parent):
      childLists[parent] = (childLists[parent] ?? base?.children(of: parent) ?? []).filter { $0 != id }
      touch(parent)
    case .dataSource(let dataSource): addedRows[dataSource]?.removeAll { $0 == id }
    case .database: break
    }
  }

  /// Moves a page, database, data source or block to the trash, with everything in it.
  public mutating func trash(_ id: ObjectID) { setTrash(id, true) }

  /// Restores an object from the trash.
  public mutating func restore(_ id: ObjectID) { setTrash(id, false) }

  private mutating func setTrash(_ id: ObjectID, _ inTrash: Bool) {
    if inTrash { trashed.insert(id) } else { trashed.remove(id) }
    if var page = page(id) {
      page.inTrash = inTrash
      pages[id] = page
    } else if var block = block(id) {
      block.inTrash = inTrash
      blocks[id] = block
    } else if var database = database(id) {
      database.inTrash = inTrash
      databases[id] = database
    } else if var dataSource = dataSource(id) {
      dataSource.inTrash = inTrash
      dataSources[id] = dataSource
    }
    touch(id)
    if case .page(let parent)? = parent(of: id) { touch(parent) }
  }

  /// Deletes an object permanently, so that the API no longer knows it.
  public mutating func delete(_ id: ObjectID) {
    if let parent = parent(of: id) { detach(id, from: parent) }
    deleted.insert(id)
    version += 1
  }

  /// Changes a view, without a change of its database and data source.
  public mutating func changeView(_ id: ObjectID, _ change: (inout ViewDraft) -> Void) {
    guard var view = view(id) else { return }
    change(&view.draft)
    view.dataSource = view.draft.dataSource ?? view.dataSource
    view.edited = now
    views[id] = view
    version += 1
  }

  /// Adds a view to a database and returns its id, without a change of the database.
  @discardableResult
  public mutating func add(view draft: ViewDraft, to id: ObjectID) -> ObjectID? {
    guard var database = database(id) else { return nil }
    let view = insert(draft, into: &database, by: integration, at: now)
    databases[id] = database
    version += 1
    return view
  }

  /// Deletes a view, without a change of its database.
  public mutating func delete(view id: ObjectID) {
    guard let view = view(id), var database = database(view.database) else { return }
    database.views.removeAll { $0 == id }
    database.unlistedViews.removeAll { $0 == id }
    databases[database.id] = database
    deleted.insert(id)
    version += 1
  }

  /// Archives or unarchives a row; queries exclude archived rows by default.
  public mutating func setArchived(_ id: ObjectID, _ isArchived: Bool) {
    guard var page = page(id) else { return }
    page.isArchived = isArchived
    pages[id] = page
    touch(id)
  }
}
