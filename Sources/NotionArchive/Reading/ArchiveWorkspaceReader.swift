import DurableFiles
import Foundation
import GRDB
package import NotionExportKit
package import NotionModel

/// The workspace as it is in the archive.
///
/// Every answer is consistent in itself. While a crawl runs, two answers may be from different moments; what
/// changed between them is put into the change log again.
package struct ArchiveWorkspaceReader: WorkspaceReader {
  let connections: ReadingConnections
  let codec: BodyCodec
  let writes: WriteCounter
  let recent: RecentAnswers
  let files: AssetFiles
  /// Takes what is found in content that is read outside of any ``FindingScope``.
  let report: @Sendable (Diagnostic) -> Void

  /// How many elements of a listing are read at once.
  static let batchSize = 100
  /// How many pages of a listing are read at once; each may bring properties and comments along.
  static let documentBatchSize = 20

  /// Runs `body` on this thread with a consistent state of the archive.
  ///
  /// An answer takes less than handing it to another thread and back, and waits for nobody.
  /// - Throws: what `body` throws, a database error, or `CancellationError`.
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

  /// Runs `body`, which asks one thing, on this thread: one statement needs no transaction around it.
  ///
  /// - Throws: what `body` throws, a database error, or `CancellationError`.
  package func ask<Result>(_ body: (ArchiveTables) throws -> Result) throws -> Result {
    try Task.checkCancellation()
    return try connections.read { try body(ArchiveTables(database: $0, codec: codec)) }
  }

  /// The number of changes of the archive by this program; `nil` while one is under way.
  package var revision: Int? { writes.revision }

  // MARK: Objects

  /// A page with its content; `nil` where it is not in the archive.
  package func page(_ id: PageID) async throws -> PageDocument? {
    try read { tables in try tables.objects.published(id.object, .page).flatMap { try page($0, tables) } }
  }

  /// A database with its views; `nil` where it is not in the archive.
  package func database(_ id: DatabaseID) async throws -> DatabaseDocument? {
    try read { tables in
      try tables.objects.published(id.object, .database).flatMap { try database($0, tables) }
    }
  }

  /// A data source; `nil` where it is not in the archive.
  package func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument? {
    try recent.dataSource(id, at: revision) {
      try read { tables in
        try tables.objects.published(id.object, .dataSource).flatMap { try dataSource($0, tables) }
      }
    }
  }

  /// The bytes of a file that is in the archive; `nil` where it has more than `limit`, or they cannot be read.
  package func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]? {
    guard content.byteCount <= limit,
      let handle = try? FileHandle(forReadingFrom: files.url(of: content.sha256))
    else { return nil }
    defer { try? handle.close() }
    // What the archive says of the size may be wrong where a disk is damaged.
    guard let bytes = try? handle.read(upToCount: limit + 1), bytes.count <= limit else { return nil }
    return Array(bytes)
  }

  /// The icon of a page, database or data source; `nil` where it has none, or is not in the archive.
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

  /// A user; `nil` where the token may not see users, or not this one.
  package func user(_ id: UserID) async throws -> User? {
    try recent.user(id, at: revision) {
      try ask { try $0.users.body(of: id.object).map { try decode(User.self, $0) } }
    }
  }

  /// What is known of a file; `nil` while it is being fetched, and where files are not fetched.
  package func asset(_ key: AssetKey) async throws -> Asset? {
    try ask { try $0.assets.readable(key)?.asset }
  }

  // MARK: Stored objects to documents

  /// A page with the beginning of its content at hand, for a lane that writes it next.
  func pageToWrite(_ id: PageID) throws -> PageDocument? {
    let revision = revision
    return try read { tables in
      guard let stored = try tables.objects.published(id.object, .page),
        let document = try page(stored, tables)
      else { return nil }
      note(stored.place, document.place, at: revision)
      try (document.content.source as? PageBlocks)?.readAhead(in: tables)
      return document
    }
  }

  func page(_ stored: PublishedObject, _ tables: ArchiveTables) throws -> PageDocument? {
    // A page whose content has never been complete is not in the archive yet.
    // Nor is one whose body was found damaged and taken out.
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

  /// The views that a database lists, in their order, and after them those that its dashboards show beside them.
  private func views(of key: Int64, _ tables: ArchiveTables) throws -> [View] {
    var views = try tables.views.bodies(listedBy: key).map { try decode(View.self, $0) }
    var known = Set(views.map(\.id))
    var index = 0
    while index < views.count {
      // Dashboards may show each other; each view is taken once.
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
    // Most pages have none.
    guard stored.propertiesRevision > 0 else { return [:] }
    let completed = try tables.propertyLists.completed(of: stored.key, revision: stored.propertiesRevision)
    return completed?.properties ?? [:]
  }

  /// The comments, and why others are missing.
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
    // Times are of whole minutes; within one the order is the one in which the API lists a thread.
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
