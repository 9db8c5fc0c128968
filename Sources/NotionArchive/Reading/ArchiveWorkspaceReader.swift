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
  let recent: RecentAnswers
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
