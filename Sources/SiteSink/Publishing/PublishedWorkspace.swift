import NotionExportKit
import NotionModel
import Synchronization

/// A workspace as far as it is published: what is not, and what stands in that, is as if it were not there.
struct PublishedWorkspace: WorkspaceReader {
  /// The whole workspace.
  let base: any WorkspaceReader
  private let verdicts: PublishedPages

  /// The part of a workspace that a rule publishes.
  init(_ base: any WorkspaceReader, by rule: PublishRule) {
    self.base = base
    verdicts = PublishedPages(of: base, by: rule)
  }

  private func isShown(_ id: ObjectID) async throws -> Bool { try await verdicts.isShown(id) }

  // MARK: The workspace

  var revision: Int? { base.revision }
  func description() async throws -> WorkspaceDescription { try await base.description() }
  func counts() async throws -> WorkspaceCounts { try await base.counts() }

  // MARK: The outline

  func node(_ id: ObjectID) async throws -> OutlineNode? {
    try await isShown(id) ? try await base.node(id) : nil
  }

  func path(to id: ObjectID) async throws -> [OutlineNode] {
    try await isShown(id) ? try await base.path(to: id) : []
  }

  func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> {
    base.children(of: parent).including { try await isShown($0.id) }
  }

  func namesakes(of node: OutlineNode) async throws -> [OutlineNode] {
    var shown: [OutlineNode] = []
    for namesake in try await base.namesakes(of: node) where try await isShown(namesake.id) {
      shown.append(namesake)
    }
    return shown
  }

  func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode> {
    base.siblings(side, node).including { try await isShown($0.id) }
  }

  // MARK: Objects

  func page(_ id: PageID) async throws -> PageDocument? {
    try await isShown(id.object) ? try await base.page(id) : nil
  }

  func database(_ id: DatabaseID) async throws -> DatabaseDocument? {
    try await isShown(id.object) ? try await base.database(id) : nil
  }

  func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument? {
    try await isShown(id.object) ? try await base.dataSource(id) : nil
  }

  func user(_ id: UserID) async throws -> User? { try await base.user(id) }
  func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool {
    try await isShown(page.object) ? try await base.containsBlock(id, in: page) : false
  }

  func containsChildren(of id: BlockID) async throws -> Bool { try await base.containsChildren(of: id) }

  func linkedBlocks(in page: PageID) async throws -> Set<BlockID> {
    try await isShown(page.object) ? try await base.linkedBlocks(in: page) : []
  }

  func asset(_ key: AssetKey) async throws -> Asset? { try await base.asset(key) }
  func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]? {
    try await base.bytes(of: content, limit: limit)
  }

  // MARK: Listings

  var pages: WorkspaceListing<PageDocument> {
    base.pages.including { try await isShown($0.page.id.object) }
  }

  var databases: WorkspaceListing<DatabaseDocument> {
    base.databases.including { try await isShown($0.database.id.object) }
  }

  var dataSources: WorkspaceListing<DataSourceDocument> {
    base.dataSources.including { try await isShown($0.dataSource.id.object) }
  }

  var users: WorkspaceListing<User> { base.users }
  var assets: WorkspaceListing<Asset> { base.assets }

  func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    base.rows(of: dataSource).including { try await isShown($0.id) }
  }

  func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    try await base.rows(of: dataSource) { row in
      guard try await isShown(row.id) else { return nil }
      return try await key(row)
    }
  }

  func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow> {
    try await base.rows(
      of: dataSource,
      orderedByEach: { row in
        try await isShown(row.id) ? try await keys(row) : []
      })
  }

  var unavailableObjects: WorkspaceListing<UnavailableObject> {
    base.unavailableObjects.including { try await isShown($0.id) }
  }
}
