import NotionExportKit
import NotionModel
import Synchronization

/// The published part of a workspace: unpublished objects and their descendants are hidden.
struct PublishedWorkspace: WorkspaceReader {
  /// The whole workspace.
  let base: any WorkspaceReader
  private let verdicts: PublishedPages?
  private let includesArchived: Bool

  /// Creates the part of a workspace that a rule publishes, or all of it without a rule; archived pages are
  /// included on request.
  init(_ base: any WorkspaceReader, by rule: PublishRule?, includesArchived: Bool = true) {
    self.base = base
    self.includesArchived = includesArchived
    verdicts = rule.map { PublishedPages(of: base, by: $0) }
  }

  /// Returns whether the object at a place is shown.
  private func isShown(_ node: OutlineNode) async throws -> Bool {
    if node.isArchived, !includesArchived { return false }
    return try await verdicts?.isShown(node.id) ?? true
  }

  private func isShown(_ row: RowReference) async throws -> Bool {
    if row.isArchived, !includesArchived { return false }
    return try await verdicts?.isShown(row.id) ?? true
  }

  // MARK: The workspace

  var revision: Int? { base.revision }
  func description() async throws -> WorkspaceDescription { try await base.description() }
  func counts() async throws -> WorkspaceCounts { try await base.counts() }

  // MARK: The outline

  func node(_ id: ObjectID) async throws -> OutlineNode? {
    guard let node = try await base.node(id), try await isShown(node) else { return nil }
    return node
  }

  func path(to id: ObjectID) async throws -> [OutlineNode] {
    let path = try await base.path(to: id)
    guard let node = path.last, try await isShown(node) else { return [] }
    return path
  }

  func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> {
    base.children(of: parent).including { try await isShown($0) }
  }

  func namesakes(of node: OutlineNode) async throws -> [OutlineNode] {
    var shown: [OutlineNode] = []
    for namesake in try await base.namesakes(of: node) where try await isShown(namesake) {
      shown.append(namesake)
    }
    return shown
  }

  func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode> {
    // Most callers need only the nearest.
    base.siblings(side, node).including(batchSize: 3) { try await isShown($0) }
  }

  // MARK: Objects

  func page(_ id: PageID) async throws -> PageDocument? {
    guard let document = try await base.page(id), try await isShown(document.place) else { return nil }
    return document
  }

  func database(_ id: DatabaseID) async throws -> DatabaseDocument? {
    guard let document = try await base.database(id), try await isShown(document.place) else { return nil }
    return document
  }

  func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument? {
    guard let document = try await base.dataSource(id), try await isShown(document.place) else { return nil }
    return document
  }

  func icon(of id: ObjectID) async throws -> Icon? {
    try await node(id) == nil ? nil : try await base.icon(of: id)
  }

  func user(_ id: UserID) async throws -> User? { try await base.user(id) }

  func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool {
    try await node(page.object) == nil ? false : try await base.containsBlock(id, in: page)
  }

  func containsChildren(of id: BlockID) async throws -> Bool { try await base.containsChildren(of: id) }

  func linkedBlocks(in page: PageID) async throws -> Set<BlockID> {
    try await node(page.object) == nil ? [] : try await base.linkedBlocks(in: page)
  }

  func asset(_ key: AssetKey) async throws -> Asset? { try await base.asset(key) }
  func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]? {
    try await base.bytes(of: content, limit: limit)
  }

  // MARK: Listings

  var pages: WorkspaceListing<PageDocument> {
    base.pages.including { try await isShown($0.place) }
  }

  var databases: WorkspaceListing<DatabaseDocument> {
    base.databases.including { try await isShown($0.place) }
  }

  var dataSources: WorkspaceListing<DataSourceDocument> {
    base.dataSources.including { try await isShown($0.place) }
  }

  var users: WorkspaceListing<User> { base.users }
  var assets: WorkspaceListing<Asset> { base.assets }

  func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    base.rows(of: dataSource).including { try await isShown($0) }
  }

  func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    try await base.rows(of: dataSource) { row in
      guard try await isShown(row) else { return nil }
      return try await key(row)
    }
  }

  func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow> {
    try await base.rows(
      of: dataSource,
      orderedByEach: { row in
        try await isShown(row) ? try await keys(row) : []
      })
  }

  var unavailableObjects: WorkspaceListing<UnavailableObject> {
    guard let verdicts else { return base.unavailableObjects }
    return base.unavailableObjects.including { try await verdicts.isShown($0.id) }
  }
}
