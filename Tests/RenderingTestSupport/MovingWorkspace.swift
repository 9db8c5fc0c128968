package import NotionExportKit
package import NotionModel
package import SinkTestKit
internal import Synchronization

/// A workspace whose outline changes once, while the place of an object is read.
package final class MovingWorkspace: WorkspaceReader {
  private let before: ScriptedWorkspace
  private let after: ScriptedWorkspace
  private let trigger: ObjectID
  private let whenMoved = Mutex<(@Sendable () -> Void)?>(nil)
  private let isMoved = Mutex(false)

  /// Is `before` until the place of `trigger` has been read, and then `after`; pages are given with the places that
  /// they had before.
  package init(_ before: ScriptedWorkspace, then after: ScriptedWorkspace, reading trigger: ObjectID) {
    self.before = before
    self.after = after
    self.trigger = trigger
  }

  /// Returns two workspaces with the pages A and B: B is a sibling of A in one, and its child in the other.
  package static func pageBesideAndInside(
    _ first: ObjectID, _ second: ObjectID
  ) throws -> (beside: ScriptedWorkspace, inside: ScriptedWorkspace) {
    var beside = ScriptedWorkspace(name: "W")
    try beside.add(page: "A", id: first)
    var inside = beside
    try beside.add(page: "B", id: second)
    try inside.add(page: "B", id: second, in: ["type": "page_id", "page_id": .string("\(first)")])
    return (beside, inside)
  }

  private var now: ScriptedWorkspace { isMoved.withLock { $0 } ? after : before }

  /// Calls `body` when the outline has changed, before the old place is handed out.
  package func whenMoved(_ body: @escaping @Sendable () -> Void) { whenMoved.withLock { $0 = body } }

  package var revision: Int? { isMoved.withLock { $0 } ? 2 : 1 }

  package func node(_ id: ObjectID) async throws -> OutlineNode? {
    let node = now.node(id)
    if id == trigger,
      isMoved.withLock({ isMoved in
        defer { isMoved = true }
        return !isMoved
      })
    {
      whenMoved.withLock { $0 }?()
    }
    return node
  }

  package var pages: WorkspaceListing<PageDocument> { before.pages }
  package func page(_ id: PageID) async throws -> PageDocument? { now.page(id) }
  package func description() async throws -> WorkspaceDescription { now.description() }
  package func counts() async throws -> WorkspaceCounts { now.counts() }
  package func path(to id: ObjectID) async throws -> [OutlineNode] { now.path(to: id) }
  package func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> { now.children(of: parent) }
  package func database(_ id: DatabaseID) async throws -> DatabaseDocument? { now.database(id) }
  package func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument? { now.dataSource(id) }
  package func user(_ id: UserID) async throws -> User? { now.user(id) }
  package func containsChildren(of id: BlockID) async throws -> Bool { now.containsChildren(of: id) }
  package func linkedBlocks(in page: PageID) async throws -> Set<BlockID> { now.linkedBlocks(in: page) }
  package func asset(_ key: AssetKey) async throws -> Asset? { now.asset(key) }
  package var databases: WorkspaceListing<DatabaseDocument> { now.databases }
  package var dataSources: WorkspaceListing<DataSourceDocument> { now.dataSources }
  package var users: WorkspaceListing<User> { now.users }
  package var assets: WorkspaceListing<Asset> { now.assets }
  package func rows(of source: DataSourceID) -> WorkspaceListing<RowReference> { now.rows(of: source) }
  package var unavailableObjects: WorkspaceListing<UnavailableObject> { now.unavailableObjects }
}
