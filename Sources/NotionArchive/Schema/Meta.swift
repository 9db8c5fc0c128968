package import GRDB

/// The few values that belong to the archive as a whole.
package enum Meta {
  package enum Name: String {
    case archiveID, isOpen, crawl, stage, scope, workspaceID, workspaceName
    case crawlStarted, crawlEnded, commentMode, fileMode, knownPages, keepsSignatures, totals, usersRefused
    case lacksPictureSizes, lacksValues, crawlLogStart, lacksBlockLinks, scanVersion
  }

  package static func value<Value: DatabaseValueConvertible>(_ name: Name, in database: Database) throws
    -> Value?
  {
    try Value.fetchOne(
      database.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name.rawValue])
  }

  package static func set(_ name: Name, to value: (any DatabaseValueConvertible)?, in database: Database)
    throws
  {
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)")
      .execute(arguments: [name.rawValue, value])
  }

  static func isSet(_ name: Name, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE name = ?)"),
      arguments: [name.rawValue]) ?? false
  }

  static func remove(_ name: Name, in database: Database) throws {
    try database.cachedStatement(sql: "DELETE FROM meta WHERE name = ?").execute(arguments: [name.rawValue])
  }
}
