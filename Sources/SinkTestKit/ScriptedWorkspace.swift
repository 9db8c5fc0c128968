public import NotionExportKit
public import NotionModel

/// A workspace in memory that a test composes from objects in the API's JSON.
public struct ScriptedWorkspace: Sendable {
  /// The workspace's name.
  public let name: String
  var nodes: [OutlineNode] = []
  var pageObjects: [ObjectID: Page] = [:]
  var databaseObjects: [ObjectID: Database] = [:]
  var views: [ObjectID: [View]] = [:]
  var dataSourceObjects: [ObjectID: DataSource] = [:]
  var userObjects: [User] = []
  var comments: [ObjectID: [Comment]] = [:]
  var blocks: [BlockID: [BlockBatch.Entry]] = [:]
  var files: [AssetKey: Asset] = [:]
  /// The blocks that links name together with a page, by page.
  var links: [ObjectID: Set<BlockID>] = [:]
  private var blockCount: UInt64 = 0

  /// Creates an empty workspace.
  public init(name: String) { self.name = name }

  // MARK: Additions

  /// Adds a page with its content; its parent, which its JSON names, must have been added before.
  public mutating func add(
    page json: JSONObject, content: [ScriptedBlock] = [], comments: [JSONObject] = []
  ) throws {
    let page = try Self.decode(Page.self, json)
    let id = page.id.object
    insert(id, .page, parent: page.parent, title: page.title.plainText, isArchived: page.isArchived)
    pageObjects[id] = page
    let decoded = try comments.map { try Self.decode(Comment.self, $0) }
    // In the order of the archive: by time, and within a minute in the order of the API's list.
    self.comments[id] = decoded.enumerated().sorted { first, second in
      let times = (first.element.createdTime?.text ?? "", second.element.createdTime?.text ?? "")
      return times.0 == times.1 ? first.offset < second.offset : times.0 < times.1
    }.map(\.element)
    noteLinks(in: .object(json))
    for comment in comments { noteLinks(in: .object(comment)) }
    blocks[BlockID(id)] = []
    try add(content, to: BlockID(id))
  }

  /// Adds a page with a title under a page, a data source or the workspace.
  public mutating func add(
    page title: String, id: ObjectID, in parent: JSONObject = ["type": "workspace", "workspace": true],
    properties: JSONObject = [:], content: [ScriptedBlock] = []
  ) throws {
    var properties = properties
    if !properties.members.contains(where: { $0.value["type"]?.string == "title" }) {
      properties["title"] = ["id": "title", "type": "title", "title": [ScriptedText.run(title)]]
    }
    try add(
      page: [
        "object": "page", "id": .string("\(id)"), "created_time": "2026-03-01T08:00:00.000Z",
        "last_edited_time": "2026-03-02T09:30:00.000Z", "parent": .object(parent),
        "properties": .object(properties),
      ], content: content)
  }

  /// Adds a database.
  public mutating func add(database json: JSONObject, views: [JSONObject] = []) throws {
    let database = try Self.decode(Database.self, json)
    insert(database.id.object, .database, parent: database.parent, title: database.title.plainText)
    databaseObjects[database.id.object] = database
    noteLinks(in: .object(json))
    self.views[database.id.object] = try views.map { try Self.decode(View.self, $0) }
  }

  /// Adds a data source.
  public mutating func add(dataSource json: JSONObject) throws {
    let dataSource = try Self.decode(DataSource.self, json)
    insert(dataSource.id.object, .dataSource, parent: dataSource.parent, title: dataSource.title.plainText)
    dataSourceObjects[dataSource.id.object] = dataSource
    noteLinks(in: .object(json))
  }

  /// Adds a user.
  public mutating func add(user json: JSONObject) throws {
    userObjects.append(try Self.decode(User.self, json))
  }

  /// Adds a file.
  public mutating func add(asset: Asset) { files[asset.key] = asset }

  private mutating func insert(
    _ id: ObjectID, _ kind: ExportedKind, parent: Parent?, title: String, isArchived: Bool = false
  ) {
    let parent = parent?.objectID.flatMap { id in nodes.first { $0.id == id } }
    // The root has no known order.
    let ordinal = parent == nil ? 0 : nodes.count { $0.parent == parent?.id }
    nodes.append(
      OutlineNode(
        id: id, kind: kind, parent: parent?.id, title: title, ordinal: ordinal,
        isArchived: isArchived || parent?.isArchived == true))
  }

  private mutating func add(_ content: [ScriptedBlock], to container: BlockID) throws {
    for script in content {
      blockCount += 1
      let id = script.id ?? ObjectID(high: 0xB10C_0000_0000_4000, low: 0x8000_0000_0000_0000 | blockCount)
      let json: JSONObject = [
        "object": "block", "id": .string("\(id)"), "type": .string(script.type),
        "has_children": .bool(!script.children.isEmpty || Self.isSyncedCopy(script)),
        script.type: .object(script.payload),
      ]
      let block = try Self.decode(Block.self, json)
      noteLinks(in: .object(script.payload))
      let interior: BlockInterior =
        switch block.children {
        case .none, .page, .database: .none
        case .own: .own
        case .synced(let original): .synced(original)
        case .refused: .unavailable(reason: "the API does not give it")
        }
      blocks[container, default: []].append(BlockBatch.Entry(block: block, children: interior))
      if interior == .own { blocks[block.id] = [] }
      try add(script.children, to: block.id)
    }
  }

  private static func isSyncedCopy(_ script: ScriptedBlock) -> Bool {
    script.payload["synced_from"]?.object != nil
  }

  /// Records the blocks to which addresses in an object lead.
  private mutating func noteLinks(in json: JSONValue) {
    for element in json.array ?? [] { noteLinks(in: element) }
    for (name, value) in json.object?.members ?? [] {
      noteLinks(in: value)
      guard name == "url" || name == "href", let address = value.string.flatMap(NotionAddress.init),
        let block = address.block
      else { continue }
      links[address.object, default: []].insert(BlockID(block))
    }
  }

  private static func decode<Object: JSONDecodable>(_ type: Object.Type, _ json: JSONObject) throws -> Object
  {
    try JSONSlice(validating: JSONValue.object(json).serialized).decode(type)
  }
}

extension ScriptedWorkspace {
  /// Returns an id for a page or another object of a script, which is always the same for a number.
  public static func id(_ number: UInt64) -> ObjectID {
    ObjectID(high: (0x5C41_0000 + number) << 32 | 0x4000, low: 0x8000_0000_0000_0000 | number)
  }
}

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
    guard let page = pageObjects[id.object], let node = node(id.object) else { return nil }
    return PageDocument(
      page: page, place: node, content: BlockStream(of: BlockID(id.object), from: self),
      comments: comments[id.object] ?? [])
  }

  /// Returns an added database.
  public func database(_ id: DatabaseID) -> DatabaseDocument? {
    guard let database = databaseObjects[id.object], let node = node(id.object) else { return nil }
    return DatabaseDocument(database: database, place: node, views: views[id.object] ?? [])
  }

  /// Returns an added data source.
  public func dataSource(_ id: DataSourceID) -> DataSourceDocument? {
    guard let dataSource = dataSourceObjects[id.object], let node = node(id.object) else { return nil }
    return DataSourceDocument(dataSource: dataSource, place: node)
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
