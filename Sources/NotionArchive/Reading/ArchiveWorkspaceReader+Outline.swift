package import NotionExportKit
package import NotionModel

extension ArchiveWorkspaceReader {
  /// Maximum number of nodes in a path.
  private static let depthLimit = 200

  /// Returns the node of a page, database or data source, or `nil` if it is not in the archive.
  package func node(_ id: ObjectID) async throws -> OutlineNode? {
    let revision = revision
    return try read { try node(id, at: revision, $0) }
  }

  /// Returns the nodes from the root of the outline down to `id`, both included; empty if `id` is not in the
  /// archive.
  ///
  /// In a deeper outline they are the 200 nearest to `id`.
  package func path(to id: ObjectID) async throws -> [OutlineNode] {
    let revision = revision
    return try read { tables in
      var path: [OutlineNode] = []
      var next: ObjectID? = id
      while let current = next, path.count < Self.depthLimit,
        let node = try node(current, at: revision, tables)
      {
        path.append(node)
        next = node.parent
      }
      return path.reversed()
    }
  }

  private func node(_ id: ObjectID, at revision: Int?, _ tables: ArchiveTables) throws -> OutlineNode? {
    try tables.objects.node(id).map { stored in
      let node = try node(stored, tables)
      remember(stored, node, at: revision)
      return node
    }
  }

  /// Caches that a node has no namesakes, which callers mostly query after the node.
  func remember(_ stored: PlacedNode, _ node: OutlineNode, at revision: Int?) {
    if stored.isLonely { recent.keepLonely(node, at: revision) }
  }

  func node(_ stored: PlacedNode, _ tables: ArchiveTables) throws -> OutlineNode {
    try node(stored.node, in: stored.parent, tables)
  }

  /// Returns the node of a child of `parent`, or of the root.
  func node(_ stored: StoredNode, in parent: ObjectID?, _ tables: ArchiveTables) throws -> OutlineNode {
    var ordinal = 0
    if parent != nil {
      // All siblings without a known order share an ordinal. While a data source is fetched, that may be all
      // of its rows, so they are not counted.
      ordinal = try stored.ordinal ?? tables.objects.endOfOrder(in: stored.container)
    }
    return OutlineNode(
      id: stored.id, kind: stored.kind.exportedKind, parent: parent, title: stored.title, ordinal: ordinal,
      isArchived: try tables.archivedPages.holds(stored.id))
  }
}

extension ArchiveWorkspaceReader {
  /// Returns the siblings whose titles have the same key, by an index lookup.
  package func namesakes(of node: OutlineNode) async throws -> [OutlineNode] {
    if recent.isLonely(node, at: revision) { return [node] }
    let key = TitleKey.key(of: node.title)
    let limit = OutlineNode.namesakeLimit
    return try read { tables in
      let nodes =
        if let parent = node.parent {
          try tables.objects.nodes(in: parent, titleKey: key, limit: limit)
        } else {
          try tables.objects.top(titleKey: key, limit: limit)
        }
      return try nodes.map { try self.node($0, in: node.parent, tables) }
    }
  }
}

extension ArchiveWorkspaceReader {
  /// Returns the workspace's name and id.
  package func description() async throws -> WorkspaceDescription {
    try read { tables in
      WorkspaceDescription(
        id: try Meta.value(.workspaceID, in: tables.database),
        name: try Meta.value(.workspaceName, in: tables.database))
    }
  }

  /// Returns the number of objects of each kind.
  package func counts() async throws -> WorkspaceCounts {
    try read { tables in
      WorkspaceCounts(
        pages: try tables.objects.count(.page), databases: try tables.objects.count(.database),
        dataSources: try tables.objects.count(.dataSource), users: try tables.users.count(),
        assets: try tables.assets.count(.present, .unavailable))
    }
  }
}
