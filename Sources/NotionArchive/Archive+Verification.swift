import GRDB
package import NotionExportKit
package import NotionModel

/// Queries of a verification.
extension Archive {
  /// An object that an output should contain.
  package struct ExpectedObject: Sendable {
    package let id: ObjectID
    /// The position of its log entry.
    package let position: LogPosition
  }

  /// Returns the objects of a kind that are present, ordered by id.
  package func expectedObjects(_ kind: ExportedKind, after id: ObjectID?, limit: Int) async throws
    -> [ExpectedObject]
  {
    let id = id ?? ObjectID(high: 0, low: 0)
    return try await database.read { [codec] database in
      let tables = ArchiveTables(database: database, codec: codec)
      let logged =
        switch kind {
        case .user: try tables.users.logged(after: id, limit: limit)
        case .page: try tables.objects.logged(.page, after: id, limit: limit)
        case .database: try tables.objects.logged(.database, after: id, limit: limit)
        case .dataSource: try tables.objects.logged(.dataSource, after: id, limit: limit)
        // Parts of others, and files.
        case .block, .comment, .view, .asset: [(id: ObjectID, position: LogPosition)]()
        }
      return logged.map { ExpectedObject(id: $0.id, position: $0.position) }
    }
  }

  /// Returns the stored files with their log positions, ordered by key.
  package func expectedAssets(after key: String, limit: Int) async throws -> [(
    asset: Asset, position: LogPosition
  )] {
    try await database.read { database in
      try AssetsTable(database: database).logged(after: key, limit: limit).compactMap { file, position in
        file.asset.map { ($0, position ?? 0) }
      }
    }
  }

  /// Returns whether an object was removed from the archive, and its removal is logged at or before
  /// `position`.
  package func isGone(_ id: ObjectID, asOf position: LogPosition) throws -> Bool {
    try readers.read { database in
      let tables = ArchiveTables(database: database, codec: codec)
      guard let (state, told) = try tables.objects.logged(id) else { return try !tables.users.contains(id) }
      return state != .present && told ?? 0 <= position
    }
  }

  /// Returns whether a file was removed from the archive, and its removal is logged at or before `position`.
  package func isGone(_ key: AssetKey, asOf position: LogPosition) throws -> Bool {
    try readers.read { database in
      guard let (state, told) = try AssetsTable(database: database).logged(key) else { return true }
      // A file that was set aside is downloaded again.
      return state != .present && state != .referenced && told ?? 0 <= position
    }
  }

  /// Returns the number of log entries after a position.
  package func entries(after position: LogPosition) async throws -> Int {
    try await database.read { try ChangeLogTable(database: $0).count(after: position) }
  }

  /// Returns the minute of the last edit of an object, or `nil` if it is not present.
  package func editedMinute(_ id: ObjectID) async throws -> Int? {
    try await database.read { [codec] in try ArchiveTables(database: $0, codec: codec).objects.edited(id) }
  }
}
