import DurableFiles
import Foundation
import GRDB
package import NotionExportKit
package import NotionModel

/// The workspace in the archive's current state.
///
/// Every result is consistent in itself. While a crawl runs, two results may be from different moments;
/// changes between them are logged again.
package struct ArchiveWorkspaceReader: WorkspaceReader {
  let connections: ReadingConnections
  let codec: BodyCodec
  let writes: WriteCounter
  let recent: ObjectCache
  let files: AssetFiles
  /// Receives findings about content that is read outside of any ``FindingScope``.
  let report: @Sendable (Diagnostic) -> Void

  /// The number of elements in a batch of a listing.
  static let batchSize = 100
  /// The number of pages in a batch of a listing; each may include properties and comments.
  static let documentBatchSize = 20

  /// Runs `body` on this thread in a read transaction.
  ///
  /// A query takes less time than a switch of threads, and never waits for another reader.
  /// - Throws: the error that `body` throws, a database error, or `CancellationError`.
  func read<Result>(_ body: (ArchiveTables) throws -> Result) throws -> Result {
    try ask { tables in
      try tables.database.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
      do {
        let result = try body(tables)
        try tables.database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
        return result
      } catch {
        try? tables.database.cachedStatement(sql: "ROLLBACK TRANSACTION").execute()
        throw error
      }
    }
  }

  /// Runs `body`, which executes one statement, on this thread without a transaction.
  ///
  /// - Throws: the error that `body` throws, a database error, or `CancellationError`.
  package func ask<Result>(_ body: (ArchiveTables) throws -> Result) throws -> Result {
    try Task.checkCancellation()
    return try connections.read { try body(ArchiveTables(database: $0, codec: codec)) }
  }

  /// The number of changes to the archive by this process, or `nil` during a change.
  package var revision: Int? { writes.revision }

  // MARK: Objects

  /// Returns a page with its content, or `nil` if it is not in the archive.
  package func page(_ id: PageID) async throws -> PageDocument? {
    try read { tables in try tables.objects.published(id.object, .page).flatMap { try page($0, tables) } }
  }

  /// Returns a database with its views, or `nil` if it is not in the archive.
  package func database(_ id: DatabaseID) async throws -> DatabaseDocument? {
    try read { tables in
      try tables.objects.published(id.object, .database).flatMap { try database($0, tables) }
    }
  }

  /// Returns a data source, or `nil` if it is not in the archive.
  package func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument? {
    try recent.dataSource(id, at: revision) {
      try read { tables in
        try tables.objects.published(id.object, .dataSource).flatMap { try dataSource($0, tables) }
      }
    }
  }

  /// Returns the bytes of a stored file, or `nil` if there are more than `limit` or they cannot be read.
  package func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]? {
    guard content.byteCount <= limit,
      let handle = try? FileHandle(forReadingFrom: files.url(of: content.sha256))
    else { return nil }
    defer { try? handle.close() }
    // On a damaged disk the recorded size may be wrong.
    guard let bytes = try? handle.read(upToCount: limit + 1), bytes.count <= limit else { return nil }
    return Array(bytes)
  }

  /// Returns the icon of a page, database or data source, or `nil` if it has none or is not in the archive.
  package func icon(of id: ObjectID) async throws -> Icon? {
    try ask { tables in
      guard let (kind, body) = try tables.objects.outlineBody(of: id) else { return nil }
      return switch kind {
      case .page: try decode(Page.self, body).icon
      case .database: try decode(NotionModel.Database.self, body).icon
      case .dataSource: try decode(DataSource.self, body).icon
      case .block, .template: nil
      }
    }
  }

  /// Returns a user, or `nil` if the token may not read users, or not this one.
  package func user(_ id: UserID) async throws -> User? {
    try recent.user(id, at: revision) {
      try ask { try $0.users.body(of: id.object).map { try decode(User.self, $0) } }
    }
  }

  /// Returns the data of a file, or `nil` while it is being fetched or if files are not fetched.
  package func asset(_ key: AssetKey) async throws -> Asset? {
    try ask { try $0.assets.readable(key)?.asset }
  }

  // MARK: Stored objects to documents

  /// Returns a page with its first blocks read ahead, for a lane that writes it next.
  func pageToWrite(_ id: PageID) throws -> PageDocument? {
    let revision = revision
    return try read { tables in
      guard let stored = try tables.objects.published(id.object, .page),
        let document = try page(stored, tables)
      else { return nil }
      remember(stored.place, document.place, at: revision)
      try (document.content.source as? PageBlocks)?.readAhead(in: tables)
      return document
    }
  }

  func page(_ stored: PublishedObject, _ tables: ArchiveTables) throws -> PageDocument? {
    // The content of a page becomes visible once it is complete; a damaged body is hidden.
    guard stored.blocksRevision > 0, let body = stored.body else { return nil }
    let page = try decode(Page.self, body)
    let (comments, unavailableComments) = try comments(stored, tables)
    return PageDocument(
      page: page, place: try node(stored.place, tables),
      completedProperties: try completedProperties(stored, tables),
      content: BlockStream(
        of: BlockID(page.id.object),
        from: PageBlocks(
          of: BlockID(page.id.object), reader: self, owner: stored.key, revision: stored.blocksRevision)),
      comments: comments, unavailableComments: unavailableComments)
  }

  func database(_ stored: PublishedObject, _ tables: ArchiveTables) throws -> DatabaseDocument? {
    guard let body = stored.body else { return nil }
    return DatabaseDocument(
      database: try decode(NotionModel.Database.self, body), place: try node(stored.place, tables),
      views: try views(of: stored.key, tables),
      unavailableViews: try tables.cutLists.cut(of: stored.key, .views)?.reason)
  }

  /// Returns the views that a database lists, in order, followed by further views that its dashboards show.
  private func views(of key: Int64, _ tables: ArchiveTables) throws -> [View] {
    var views = try tables.views.bodies(listedBy: key).map { try decode(View.self, $0) }
    var known = Set(views.map(\.id))
    var index = 0
    while index < views.count {
      // Dashboards may show each other; each view is included once.
      for id in views[index].widgets where known.insert(id).inserted {
        if let body = try tables.views.body(of: id.object) { views.append(try decode(View.self, body)) }
      }
      index += 1
    }
    return views
  }

  func dataSource(_ stored: PublishedObject, _ tables: ArchiveTables) throws -> DataSourceDocument? {
    guard let body = stored.body else { return nil }
    return DataSourceDocument(
      dataSource: try decode(DataSource.self, body), place: try node(stored.place, tables),
      unavailableRows: try tables.cutRows.cut(of: stored.key)?.reason,
      unavailableTemplates: try tables.cutLists.cut(of: stored.key, .templates)?.reason)
  }

  // MARK: Parts of a page

  private func completedProperties(
    _ stored: PublishedObject, _ tables: ArchiveTables
  ) throws -> [PropertyID: CompletedProperty] {
    // Most pages have no lists of properties.
    guard stored.propertiesRevision > 0 else { return [:] }
    let completed = try tables.propertyLists.completed(of: stored.key, revision: stored.propertiesRevision)
    return completed?.properties ?? [:]
  }

  /// Returns the comments, and the reason if some are missing.
  private func comments(
    _ stored: PublishedObject, _ tables: ArchiveTables
  ) throws -> (comments: [Comment], unavailable: String?) {
    guard stored.commentsRevision > 0 else { return ([], nil) }
    let responses = try tables.commentLists.responses(of: stored.key, revision: stored.commentsRevision)
    var comments: [Comment] = []
    var unavailable: String?
    for (index, response) in responses.enumerated() {
      if let reason = response.reason {
        unavailable = unavailable ?? reason
        continue
      }
      let list = try decode(ObjectList<Comment>.self, response.body)
      comments += list.results
      unavailable = unavailable ?? list.unavailableElements
      let isLast =
        index == responses.count - 1 || response.container != responses[index + 1].container
      if isLast, list.hasMore { unavailable = unavailable ?? MissingRest.ofList }
    }
    // Times have a resolution of a minute; within one, comments keep the order of the API's list.
    let ordered = comments.enumerated().sorted { left, right in
      let times = (left.element.createdTime?.text ?? "", right.element.createdTime?.text ?? "")
      return times.0 == times.1 ? left.offset < right.offset : times.0 < times.1
    }
    return (ordered.map(\.element), unavailable)
  }

  func decode<Value: JSONDecodable>(_ type: Value.Type, _ stored: Data?) throws -> Value {
    guard let stored else { throw ArchiveError.damagedBody }
    return try decode(type, body: codec.decode(stored))
  }

  func decode<Value: JSONDecodable>(_ type: Value.Type, body: [UInt8]) throws -> Value {
    do {
      return try Value(json: body)
    } catch {
      throw ArchiveError.damagedBody
    }
  }
}

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

extension ArchiveWorkspaceReader {
  /// Returns whether the children of a block are in the archive as part of a page.
  ///
  /// They are not for a synced original whose page is inaccessible.
  package func containsChildren(of id: BlockID) async throws -> Bool {
    try ask { try $0.blockLists.isInPage(id.object) }
  }

  /// Returns whether a block is part of a page.
  ///
  /// The blocks of a revision never change, so the answer is cached for as long as the page has that
  /// revision.
  package func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool {
    try read { tables in
      guard let (key, revision) = try tables.objects.publishedBlocks(of: page.object), revision > 0 else {
        return false
      }
      let block = ObjectCache.PageBlock(owner: key, revision: revision, block: id)
      if let known = recent.containsBlock(block) { return known }
      let isContained = try contains(block, tables)
      recent.keep(block, isContained: isContained)
      return isContained
    }
  }

  private func contains(_ block: ObjectCache.PageBlock, _ tables: ArchiveTables) throws -> Bool {
    var isFound = false
    try tables.blockLists.forEachResponse(of: block.owner, revision: block.revision) { _, response in
      guard case .body(let body) = response.content else { return true }
      isFound = try decode(ObjectList<Block>.self, body: body).results.contains { $0.id == block.block }
      return !isFound
    }
    return isFound
  }

  /// Returns the blocks that links anywhere in the workspace name together with a page.
  package func linkedBlocks(in page: PageID) async throws -> Set<BlockID> {
    try ask { Set(try $0.blockLinks.blocks(linkedWith: page.object).map(BlockID.init)) }
  }
}
