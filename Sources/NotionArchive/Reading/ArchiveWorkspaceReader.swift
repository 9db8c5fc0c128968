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

  /// How many elements of a listing are read at once.
  static let batchSize = 100
  /// How many pages of a listing are read at once; each may bring properties and comments along.
  static let documentBatchSize = 20

  /// Runs `body` on this thread with a consistent state of the archive.
  ///
  /// An answer takes less than handing it to another thread and back, and waits for nobody.
  /// - Throws: what `body` throws, a database error, or `CancellationError`.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Task.checkCancellation()
    return try connections.read { database in
      try database.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
      do {
        let result = try body(database)
        try database.cachedStatement(sql: "COMMIT TRANSACTION").execute()
        return result
      } catch {
        try? database.cachedStatement(sql: "ROLLBACK TRANSACTION").execute()
        throw error
      }
    }
  }

  /// Runs `body`, which asks one thing, on this thread: one statement needs no transaction around it.
  ///
  /// - Throws: what `body` throws, a database error, or `CancellationError`.
  package func ask<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Task.checkCancellation()
    return try connections.read(body)
  }

  /// The number of changes of the archive by this program; `nil` while one is under way.
  package var revision: Int? { writes.revision }

  // MARK: Objects

  /// A page with its content; `nil` where it is not in the archive.
  package func page(_ id: PageID) async throws -> PageDocument? {
    try read { try self.page(row: Self.row(id.object, .page, in: $0), in: $0) }
  }

  /// A database with its views; `nil` where it is not in the archive.
  package func database(_ id: DatabaseID) async throws -> DatabaseDocument? {
    try read { try self.database(row: Self.row(id.object, .database, in: $0), in: $0) }
  }

  /// A data source; `nil` where it is not in the archive.
  package func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument? {
    try recent.dataSource(id, at: revision) {
      try read { try self.dataSource(row: Self.row(id.object, .dataSource, in: $0), in: $0) }
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
    try ask { database in
      guard let (kind, body) = try ObjectsTable(database: database, codec: codec).outlineBody(of: id) else {
        return nil
      }
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
      try ask { database in
        let row = try Row.fetchOne(
          database.cachedStatement(
            sql: "SELECT body FROM users WHERE id = ? AND state = \(StoredState.present.sql)"),
          arguments: [id.object])
        return try row.map { try decode(User.self, $0.value("body")) }
      }
    }
  }

  /// What is known of a file; `nil` while it is being fetched, and where files are not fetched.
  package func asset(_ key: AssetKey) async throws -> Asset? {
    try ask { database in
      try Row.fetchOne(
        database.cachedStatement(sql: "SELECT * FROM assets WHERE text = ?"), arguments: [key.text]
      ).flatMap { try Self.asset(row: $0) }
    }
  }

  // MARK: Rows to objects

  static let objectColumns = """
    o.key, o.id, o.kind, o.title, o.ordinal, o.container, p.id AS place, o.blocks_revision,
    o.properties_revision, o.comments_revision, o.body
    """
  /// The container counts as one only while it is in the archive itself.
  static let objectJoin =
    "objects o LEFT JOIN objects p ON p.key = o.container AND p.state = \(StoredState.present.sql) AND p.kind <= \(StoredKind.lastOfOutline.sql)"

  private static let objectQuery = """
    SELECT \(objectColumns), \(lonelyColumn) FROM \(objectJoin) WHERE o.id = ? AND o.kind = ? AND o.state = \(StoredState.present.sql)
    """

  private static func row(_ id: ObjectID, _ kind: StoredKind, in database: Database) throws -> Row? {
    try Row.fetchOne(database.cachedStatement(sql: objectQuery), arguments: [id, kind])
  }

  /// A page with the beginning of its content at hand, for a lane that writes it next.
  func pageToWrite(_ id: PageID) throws -> PageDocument? {
    let revision = revision
    return try read { database in
      let row = try Self.row(id.object, .page, in: database)
      let document = try page(row: row, in: database)
      if let row, let document { try note(row, document.place, at: revision) }
      try (document?.content.source as? PageBlocks)?.readAhead(in: database)
      return document
    }
  }

  func page(row: Row?, in database: Database) throws -> PageDocument? {
    // A page whose content has never been complete is not in the archive yet.
    // Nor is one whose body was found damaged and taken out.
    guard let row, case let revision:Int = try row.value("blocks_revision"), revision > 0,
      let body: Data = try row.value("body")
    else { return nil }
    let page = try decode(Page.self, body)
    let (comments, unavailableComments) = try comments(row, in: database)
    return PageDocument(
      page: page, place: try place(row, in: database),
      completedProperties: try completedProperties(row, in: database),
      content: BlockStream(
        of: BlockID(page.id.object),
        from: PageBlocks(
          of: BlockID(page.id.object), reader: self, owner: try row.value("key"), revision: revision)),
      comments: comments, unavailableComments: unavailableComments)
  }

  func database(row: Row?, in database: Database) throws -> DatabaseDocument? {
    guard let row, let body: Data = try row.value("body") else { return nil }
    return DatabaseDocument(
      database: try decode(NotionModel.Database.self, body), place: try place(row, in: database),
      views: try views(of: row.value("key"), in: database),
      unavailableViews: try CutListsTable(database: database).cut(of: row.value("key"), .views)?.reason)
  }

  /// The views that a database lists, in their order, and after them those that its dashboards show beside them.
  private func views(of key: Int64, in database: Database) throws -> [View] {
    let listed = try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT body FROM views WHERE database = ? AND body IS NOT NULL ORDER BY ordinal"),
      arguments: [key])
    var views = try listed.map { try decode(View.self, $0.value("body")) }
    var known = Set(views.map(\.id))
    var index = 0
    while index < views.count {
      // Dashboards may show each other; each view is taken once.
      for id in views[index].widgets where known.insert(id).inserted {
        let row = try Row.fetchOne(
          database.cachedStatement(sql: "SELECT body FROM views WHERE id = ? AND body IS NOT NULL"),
          arguments: [id.object])
        if let row { views.append(try decode(View.self, row.value("body"))) }
      }
      index += 1
    }
    return views
  }

  func dataSource(row: Row?, in database: Database) throws -> DataSourceDocument? {
    guard let row, let body: Data = try row.value("body") else { return nil }
    return DataSourceDocument(
      dataSource: try decode(DataSource.self, body), place: try place(row, in: database),
      unavailableRows: try CutRowsTable(database: database).cut(of: row.value("key"))?.reason,
      unavailableTemplates: try CutListsTable(database: database).cut(of: row.value("key"), .templates)?
        .reason)
  }

  static func asset(row: Row) throws -> Asset? {
    let key = AssetKey(text: try row.value("text"))
    switch try row.value("state") as StoredState {
    case .present:
      let content = Asset.StoredContent(
        sha256: try row.value("sha256"), byteCount: try row.value("size"),
        mediaType: try row.value("media_type"),
        pixelSize: PictureSize.size(try row.value("width"), try row.value("height")))
      return Asset(key: key, name: try row.value("name"), content: .stored(content))
    case .unavailable:
      let reason: String? = try row.value("reason")
      return Asset(key: key, name: try row.value("name"), content: .unavailable(reason: reason ?? ""))
    case .referenced, .removed: return nil
    }
  }

  // MARK: Parts of a page

  private func completedProperties(
    _ row: Row, in database: Database
  ) throws -> [PropertyID: CompletedProperty] {
    // Most pages have none.
    let revision: Int = try row.value("properties_revision")
    guard revision > 0 else { return [:] }
    let responses = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT property, body FROM property_lists WHERE owner = ? AND revision = ?
          ORDER BY property, sequence
          """), arguments: [try row.value("key") as Int64, revision])
    return try CompletedProperties(responses) { try codec.decode($0) }.properties
  }

  /// The comments, and why others are missing.
  private func comments(
    _ row: Row, in database: Database
  ) throws -> (comments: [Comment], unavailable: String?) {
    let revision: Int = try row.value("comments_revision")
    guard revision > 0 else { return ([], nil) }
    let lists = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT container, body, reason FROM comment_lists WHERE owner = ? AND revision = ? ORDER BY container, sequence
          """), arguments: [try row.value("key") as Int64, revision])
    var comments: [Comment] = []
    var unavailable: String?
    for (index, row) in lists.enumerated() {
      if let reason: String = try row.value("reason") {
        unavailable = unavailable ?? reason
        continue
      }
      let list = try decode(ObjectList<Comment>.self, row.value("body"))
      comments += list.results
      unavailable = unavailable ?? list.unavailableElements
      let isLast =
        try index == lists.count - 1
        || row.value("container") as ObjectID != lists[index + 1].value("container")
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
    try decode(type, body: body(stored))
  }

  /// The JSON of a stored body.
  func body(_ stored: Data?) throws -> [UInt8] {
    guard let stored else { throw ArchiveError.damagedBody }
    return try codec.decode(stored)
  }

  func decode<Value: JSONDecodable>(_ type: Value.Type, body: [UInt8]) throws -> Value {
    do {
      return try Value(json: body)
    } catch {
      throw ArchiveError.damagedBody
    }
  }
}
