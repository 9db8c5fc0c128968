public import NotionExportKit
public import NotionModel

extension ScriptedWorkspace: BlockSource {
  /// All blocks of a container at once, at most 100.
  public func blocks(in container: BlockID, after cursor: Int?) -> BlockBatch {
    let entries = blocks[container, default: []]
    let start = cursor ?? 0
    let end = min(start + 100, entries.count)
    return BlockBatch(
      entries: entries[start..<end].map(reachable), next: end < entries.count ? end : nil)
  }

  /// A copy whose original is nowhere shows nothing but that.
  private func reachable(_ entry: BlockBatch.Entry) -> BlockBatch.Entry {
    guard case .synced(let original) = entry.children, blocks[original] == nil else { return entry }
    return BlockBatch.Entry(
      block: entry.block, children: .unavailable(reason: "it is not in the archive"), sections: entry.sections
    )
  }
}

extension ScriptedWorkspace: WorkspaceReader {
  /// The name the workspace was made with.
  public func description() -> WorkspaceDescription { WorkspaceDescription(id: nil, name: name) }

  /// How many objects were added.
  public func counts() -> WorkspaceCounts {
    WorkspaceCounts(
      pages: pageObjects.count, databases: databaseObjects.count, dataSources: dataSourceObjects.count,
      users: userObjects.count, assets: files.count)
  }

  /// The place of what was added.
  public func node(_ id: ObjectID) -> OutlineNode? { nodes.first { $0.id == id } }

  /// The nodes from the top down to `id`.
  public func path(to id: ObjectID) -> [OutlineNode] {
    var path: [OutlineNode] = []
    var next: ObjectID? = id
    while let current = next, let node = node(current) {
      path.append(node)
      next = node.parent
    }
    return path.reversed()
  }

  /// What was added under a parent, in the order in which it was added; at the top in the order of ids.
  public func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> {
    let children = nodes.filter { $0.parent == parent }
    return WorkspaceListing(parent == nil ? children.sorted { $0.id < $1.id } : children)
  }

  /// A page that was added.
  public func page(_ id: PageID) -> PageDocument? {
    guard let page = pageObjects[id.object], let place = node(id.object) else { return nil }
    return PageDocument(
      page: page, place: place, content: BlockStream(of: BlockID(id.object), from: self),
      comments: comments[id.object] ?? [])
  }

  /// A database that was added.
  public func database(_ id: DatabaseID) -> DatabaseDocument? {
    guard let database = databaseObjects[id.object], let place = node(id.object) else { return nil }
    return DatabaseDocument(database: database, place: place, views: views[id.object] ?? [])
  }

  /// A data source that was added.
  public func dataSource(_ id: DataSourceID) -> DataSourceDocument? {
    guard let dataSource = dataSourceObjects[id.object], let place = node(id.object) else { return nil }
    return DataSourceDocument(dataSource: dataSource, place: place)
  }

  /// A user that was added.
  public func user(_ id: UserID) -> User? { userObjects.first { $0.id == id } }

  /// Whether what stands in a block or page was added.
  public func containsChildren(of id: BlockID) -> Bool { blocks[id] != nil }

  /// The blocks of a page that addresses in anything that was added lead to.
  public func linkedBlocks(in page: PageID) -> Set<BlockID> { links[page.object] ?? [] }

  /// A file that was added.
  public func asset(_ key: AssetKey) -> Asset? { files[key] }

  /// All pages in the order of ids.
  public var pages: WorkspaceListing<PageDocument> {
    WorkspaceListing(pageObjects.keys.sorted().compactMap { page(PageID($0)) })
  }

  /// All databases in the order of ids.
  public var databases: WorkspaceListing<DatabaseDocument> {
    WorkspaceListing(databaseObjects.keys.sorted().compactMap { database(DatabaseID($0)) })
  }

  /// All data sources in the order of ids.
  public var dataSources: WorkspaceListing<DataSourceDocument> {
    WorkspaceListing(dataSourceObjects.keys.sorted().compactMap { dataSource(DataSourceID($0)) })
  }

  /// All users in the order of ids.
  public var users: WorkspaceListing<User> { WorkspaceListing(userObjects.sorted { $0.id < $1.id }) }

  /// All files in the order of keys.
  public var assets: WorkspaceListing<Asset> { WorkspaceListing(files.values.sorted { $0.key < $1.key }) }

  /// The rows of a data source in the order in which they were added.
  public func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    WorkspaceListing(
      nodes.filter { $0.parent == dataSource.object }.map { node in
        RowReference(
          id: node.id, kind: node.kind, isArchived: pageObjects[node.id]?.isArchived == true)
      })
  }

  /// Nothing is unavailable in a script.
  public var unavailableObjects: WorkspaceListing<UnavailableObject> { WorkspaceListing([]) }
}
