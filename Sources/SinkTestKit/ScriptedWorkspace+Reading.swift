public import NotionExportKit
public import NotionModel

extension ScriptedWorkspace: BlockSource {
  /// Returns all blocks of a container in one batch, at most 100.
  public func blocks(in container: BlockID, after cursor: Int?) -> BlockBatch {
    let entries = blocks[container, default: []]
    let start = cursor ?? 0
    let end = min(start + 100, entries.count)
    return BlockBatch(
      entries: entries[start..<end].map(reachable), next: end < entries.count ? end : nil)
  }

  /// Returns an entry whose copy is unavailable if its original does not exist.
  private func reachable(_ entry: BlockBatch.Entry) -> BlockBatch.Entry {
    guard case .synced(let original) = entry.children, blocks[original] == nil else { return entry }
    return BlockBatch.Entry(
      block: entry.block, children: .unavailable(reason: "it is not in the archive"), sections: entry.sections
    )
  }
}

extension ScriptedWorkspace: WorkspaceReader {
  /// Returns the name of the workspace.
  public func description() -> WorkspaceDescription { WorkspaceDescription(id: nil, name: name) }

  /// Returns the number of added objects.
  public func counts() -> WorkspaceCounts {
    WorkspaceCounts(
      pages: pageObjects.count, databases: databaseObjects.count, dataSources: dataSourceObjects.count,
      users: userObjects.count, assets: files.count)
  }

  /// Returns the node of an added object.
  public func node(_ id: ObjectID) -> OutlineNode? { nodes.first { $0.id == id } }

  /// Returns the nodes from the root down to `id`.
  public func path(to id: ObjectID) -> [OutlineNode] {
    var path: [OutlineNode] = []
    var next: ObjectID? = id
    while let current = next, let node = node(current) {
      path.append(node)
      next = node.parent
    }
    return path.reversed()
  }

  /// Returns the children of a parent in the order in which they were added; those of the root ordered by id.
  public func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> {
    let children = nodes.filter { $0.parent == parent }
    return WorkspaceListing(parent == nil ? children.sorted { $0.id < $1.id } : children)
  }

  /// Returns an added page.
  public func page(_ id: PageID) -> PageDocument? {
    guard let page = pageObjects[id.object], let place = node(id.object) else { return nil }
    return PageDocument(
      page: page, place: place, content: BlockStream(of: BlockID(id.object), from: self),
      comments: comments[id.object] ?? [])
  }

  /// Returns an added database.
  public func database(_ id: DatabaseID) -> DatabaseDocument? {
    guard let database = databaseObjects[id.object], let place = node(id.object) else { return nil }
    return DatabaseDocument(database: database, place: place, views: views[id.object] ?? [])
  }

  /// Returns an added data source.
  public func dataSource(_ id: DataSourceID) -> DataSourceDocument? {
    guard let dataSource = dataSourceObjects[id.object], let place = node(id.object) else { return nil }
    return DataSourceDocument(dataSource: dataSource, place: place)
  }

  /// Returns an added user.
  public func user(_ id: UserID) -> User? { userObjects.first { $0.id == id } }

  /// Returns whether the content of a block or page was added.
  public func containsChildren(of id: BlockID) -> Bool { blocks[id] != nil }

  /// Returns the blocks of a page to which addresses in added objects lead.
  public func linkedBlocks(in page: PageID) -> Set<BlockID> { links[page.object] ?? [] }

  /// Returns an added file.
  public func asset(_ key: AssetKey) -> Asset? { files[key] }

  /// All pages ordered by id.
  public var pages: WorkspaceListing<PageDocument> {
    WorkspaceListing(pageObjects.keys.sorted().compactMap { page(PageID($0)) })
  }

  /// All databases ordered by id.
  public var databases: WorkspaceListing<DatabaseDocument> {
    WorkspaceListing(databaseObjects.keys.sorted().compactMap { database(DatabaseID($0)) })
  }

  /// All data sources ordered by id.
  public var dataSources: WorkspaceListing<DataSourceDocument> {
    WorkspaceListing(dataSourceObjects.keys.sorted().compactMap { dataSource(DataSourceID($0)) })
  }

  /// All users ordered by id.
  public var users: WorkspaceListing<User> { WorkspaceListing(userObjects.sorted { $0.id < $1.id }) }

  /// All files ordered by key.
  public var assets: WorkspaceListing<Asset> { WorkspaceListing(files.values.sorted { $0.key < $1.key }) }

  /// Returns the rows of a data source in the order in which they were added.
  public func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    WorkspaceListing(
      nodes.filter { $0.parent == dataSource.object }.map { node in
        RowReference(
          id: node.id, kind: node.kind, isArchived: pageObjects[node.id]?.isArchived == true)
      })
  }

  /// An empty listing: nothing is unavailable in a script.
  public var unavailableObjects: WorkspaceListing<UnavailableObject> { WorkspaceListing([]) }
}
