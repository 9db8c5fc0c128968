internal import NotionExportKit
internal import NotionModel

/// A scripted workspace whose pages read their content from another source: a failing one, or one without
/// end.
struct InterposedWorkspace: WorkspaceReader {
  let base: ScriptedWorkspace
  let source: any BlockSource

  /// The events of all objects.
  var events: [ExportEvent] { base.events.map(interposed) }

  /// Returns an event of the base with the content of its page, where it has one, from the source.
  func interposed(_ event: ExportEvent) -> ExportEvent {
    if case .page(let document) = event { .page(interposed(document)) } else { event }
  }

  private func interposed(_ document: PageDocument) -> PageDocument {
    PageDocument(
      page: document.page, place: document.place, completedProperties: document.completedProperties,
      content: BlockStream(of: BlockID(document.page.id.object), from: source), comments: document.comments,
      unavailableComments: document.unavailableComments)
  }

  func page(_ id: PageID) async throws -> PageDocument? { base.page(id).map(interposed) }

  var pages: WorkspaceListing<PageDocument> {
    WorkspaceListing(
      base.events.compactMap { event -> PageDocument? in
        if case .page(let document) = event { interposed(document) } else { nil }
      })
  }

  func description() async throws -> WorkspaceDescription { base.description() }
  func counts() async throws -> WorkspaceCounts { base.counts() }
  func node(_ id: ObjectID) async throws -> OutlineNode? { base.node(id) }
  func path(to id: ObjectID) async throws -> [OutlineNode] { base.path(to: id) }
  func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> { base.children(of: parent) }
  func database(_ id: DatabaseID) async throws -> DatabaseDocument? { base.database(id) }
  func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument? { base.dataSource(id) }
  func user(_ id: UserID) async throws -> User? { base.user(id) }
  func containsChildren(of id: BlockID) async throws -> Bool { base.containsChildren(of: id) }
  func linkedBlocks(in page: PageID) async throws -> Set<BlockID> { base.linkedBlocks(in: page) }
  func asset(_ key: AssetKey) async throws -> Asset? { base.asset(key) }
  var databases: WorkspaceListing<DatabaseDocument> { base.databases }
  var dataSources: WorkspaceListing<DataSourceDocument> { base.dataSources }
  var users: WorkspaceListing<User> { base.users }
  var assets: WorkspaceListing<Asset> { base.assets }
  func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> { base.rows(of: dataSource) }
  var unavailableObjects: WorkspaceListing<UnavailableObject> { base.unavailableObjects }
}
