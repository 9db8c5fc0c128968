public import NotionModel

extension SimulatedWorkspace {
  func page(_ id: ObjectID) -> PageRecord? {
    deleted.contains(id) ? nil : pages[id] ?? base?.page(id)
  }

  /// Returns the page with only its times and places.
  func outline(_ id: ObjectID) -> PageRecord? {
    deleted.contains(id) ? nil : pages[id] ?? base?.outline(id)
  }

  func block(_ id: ObjectID) -> BlockRecord? {
    deleted.contains(id) ? nil : blocks[id] ?? base?.block(id)
  }

  func database(_ id: ObjectID) -> DatabaseRecord? {
    deleted.contains(id) ? nil : databases[id] ?? base?.database(id)
  }

  func dataSource(_ id: ObjectID) -> DataSourceRecord? {
    deleted.contains(id) ? nil : dataSources[id] ?? base?.dataSource(id)
  }

  func view(_ id: ObjectID) -> ViewRecord? {
    deleted.contains(id) ? nil : views[id] ?? base?.view(id)
  }

  func comment(_ id: ObjectID) -> CommentRecord? {
    deleted.contains(id) ? nil : comments[id] ?? base?.comment(id)
  }

  func user(_ id: ObjectID) -> UserRecord? {
    if id == integration {
      return UserRecord(id: id, draft: UserDraft(integrationName, kind: .bot))
    }
    return users.first { $0.id == id } ?? base?.user(id)
  }

  func asset(_ id: ObjectID) -> AssetRecord? { assets[id] ?? base?.asset(id) }

  /// The ids of members and bots, as `GET /users` lists them.
  public var listedUsers: [ObjectID] {
    let all = (base?.users ?? []) + users
    return [integration] + all.filter { $0.draft.kind != .guest }.map(\.id)
  }

  /// Returns the blocks, pages and databases inside a page or block in order, without those in the trash.
  public func children(of id: ObjectID) -> [ObjectID] {
    let all = childLists[id] ?? base?.children(of: id) ?? []
    if trashed.isEmpty, deleted.isEmpty, revoked.isEmpty { return all }
    return all.filter { !trashed.contains($0) && !deleted.contains($0) && !revoked.contains($0) }
  }

  /// Returns the comments of open threads on a page or block, oldest first.
  public func comments(on id: ObjectID) -> [ObjectID] {
    let all = (base?.comments(on: id) ?? []) + (commentLists[id] ?? [])
    return all.filter { comment($0).map { !$0.isResolved } ?? false }
  }

  /// Returns the rows of a data source, oldest first, including those in the trash.
  public func rows(of dataSource: ObjectID) -> [ObjectID] {
    let stored = (base.map { Array($0.rows(of: dataSource)) } ?? []).filter { id in
      guard let edited = pages[id] else { return !deleted.contains(id) }
      return edited.parent == .dataSource(dataSource) && !deleted.contains(id)
    }
    guard let added = addedRows[dataSource] else { return stored }
    return stored + added.filter { !deleted.contains($0) }
  }

  /// Returns the title of a page, database, data source or a block of these.
  public func title(of id: ObjectID) -> String? {
    let runs = page(id)?.title ?? database(id)?.title ?? dataSource(id)?.title
    return runs.map { $0.compactMap { $0["plain_text"]?.string }.joined() }
  }

  /// Returns the parent of an object, or `nil` for an unknown object.
  func parent(of id: ObjectID) -> ParentRecord? {
    if let page = page(id) { return page.parent }
    if let block = block(id) { return block.parent }
    if let database = database(id) { return database.parent }
    if let dataSource = dataSource(id) { return .database(dataSource.database) }
    return nil
  }

  /// Returns whether the object or one of its ancestors is in a set.
  private func lies(_ id: ObjectID, in set: Set<ObjectID>) -> Bool {
    if set.isEmpty { return false }
    var next: ObjectID? = id
    while let current = next {
      if set.contains(current) { return true }
      next = parent(of: current)?.id
    }
    return false
  }

  /// Returns whether the object or one of its ancestors is in the trash.
  public func isInTrash(_ id: ObjectID) -> Bool { lies(id, in: trashed) }

  /// Whether the object exists and is shared with the integration.
  public func isReachable(_ id: ObjectID) -> Bool {
    !lies(id, in: revoked) && !lies(id, in: deleted)
  }

  /// Returns the page, or row, that contains a block; the object itself if it is a page.
  func holder(of id: ObjectID) -> ObjectID? {
    var next: ObjectID? = id
    while let current = next {
      if page(current) != nil || database(current) != nil { return current }
      next = block(current)?.parent.id
    }
    return nil
  }

  /// Returns whether `GET …/children` of the object has results.
  func hasChildren(_ id: ObjectID) -> Bool {
    guard let block = block(id), page(id) == nil else { return !children(of: id).isEmpty }
    if block.childrenRefusal != nil { return true }
    if block.type == "synced_block", block.payload["synced_from"]?.object != nil { return true }
    return !children(of: id).isEmpty
  }
}
