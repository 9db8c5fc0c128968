import Foundation
public import GRDB
package import NotionExportKit
public import NotionModel

/// A value that the archive stores as a number.
///
/// A statement receives it as an argument, or contains it as ``sql``: SQLite uses a partial index, such as
/// that of present objects, only if the statement's text contains the index's condition.
package protocol StoredNumber: RawRepresentable<Int>, DatabaseValueConvertible, CaseIterable {}

extension StoredNumber {
  /// The number, for the text of a statement.
  package var sql: String { String(rawValue) }

  /// All numbers, for a list in the text of a statement.
  static var sqlList: String { allCases.map(\.sql).joined(separator: ", ") }
}

/// The kinds of object with their own content and place, with their numbers in the archive.
package enum StoredKind: Int, Sendable, Hashable, StoredNumber {
  case page = 1
  case database = 2
  case dataSource = 3
  /// A synced original whose page is inaccessible; its blocks are kept for the copies.
  case block = 4
  /// A template of the rows of a data source, or a page within one.
  case template = 5

  /// The last of the kinds in the outline, which come first.
  static let lastOfOutline = StoredKind.dataSource

  /// Whether it has blocks and properties, like a page.
  package var isPage: Bool { self == .page || self == .template }

  package var exportedKind: ExportedKind {
    switch self {
    case .page, .template: .page
    case .database: .database
    case .dataSource: .dataSource
    case .block: .block
    }
  }
}

/// The state of the request for a link's target.
package enum LinkState: Int, Sendable, Hashable, StoredNumber {
  /// The target is to be requested, unless another response contains it.
  case pending = 0
  /// The target is known, or was when it was requested.
  case known = 1
  /// The target does not exist, or is inaccessible to this token.
  case missing = 2
  /// The target exists, but in none of the roots of the crawl.
  case outside = 3
  /// The request is pending.
  case asked = 4
}

/// The state of an object in the archive.
package enum StoredState: Int, Sendable, Hashable, StoredNumber {
  /// Only that it exists.
  case referenced = 0
  /// It is in the archive.
  case present = 1
  /// It could not be read.
  case unavailable = 2
  /// It was removed.
  case removed = 3
}

/// The parts of an object that are fetched together and published together once they are complete.
package struct ContentParts: OptionSet, Sendable, Hashable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  /// The object itself; replaced as soon as a newer version is read.
  package static let body = ContentParts([])
  package static let blocks = ContentParts(rawValue: 1)
  package static let properties = ContentParts(rawValue: 2)
  package static let comments = ContentParts(rawValue: 4)
  /// The rows of a data source.
  package static let rows = ContentParts(rawValue: 8)
  /// The views of a database.
  package static let views = ContentParts(rawValue: 16)
}

/// The part of another object that a page shows.
package enum DependencyAspect: Int, Sendable, Hashable, StoredNumber {
  /// Its title and its place.
  case name = 0
  /// Its blocks, as a synced copy does, or its rows, as a database does.
  case content = 1
  /// The title and the place of a page that stands in it: no link that the page could list as a backlink.
  case child = 2
}

/// The kind of subject of a change log entry.
package enum LogSubjectKind: Int, Sendable, Hashable, StoredNumber {
  case object = 0
  case user = 1
  case asset = 2
  /// The surroundings of an object: its backlinks, and the outline around it.
  case surroundings = 3
}

/// Stores ids as 16 bytes, most significant first, so that SQLite orders them like their texts.
extension ObjectID: DatabaseValueConvertible {
  /// The 16 bytes.
  public var databaseValue: DatabaseValue {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Data($0) }.databaseValue
  }

  /// The id of 16 bytes.
  public static func fromDatabaseValue(_ value: DatabaseValue) -> ObjectID? {
    guard let bytes = Data.fromDatabaseValue(value), bytes.count == 16 else { return nil }
    return bytes.withUnsafeBytes { bytes in
      ObjectID(
        high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
  }

  var storedBytes: [UInt8] {
    (0..<16).map { index in
      let half = index < 8 ? high : low
      return UInt8(truncatingIfNeeded: half >> UInt64((7 - index % 8) * 8))
    }
  }

  init?(storedBytes bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    for (index, byte) in bytes.enumerated() {
      if index < 8 {
        halves.0 = halves.0 << 8 | UInt64(byte)
      } else {
        halves.1 = halves.1 << 8 | UInt64(byte)
      }
    }
    self.init(high: halves.0, low: halves.1)
  }
}

/// The few values that belong to the archive as a whole.
package enum Meta {
  package enum Name: String {
    case archiveID, isOpen, crawl, stage, scope, workspaceID, workspaceName
    case crawlStarted, crawlEnded, commentMode, fileMode, knownPages, keepsSignatures, totals, usersRefused
    case lacksPictureSizes, lacksValues, crawlLogStart, lacksBlockLinks, scanVersion, referencesEnd
    /// Whether any run has stored responses with signatures.
    case holdsSignatures
  }

  /// Returns whether some stored response may have signatures; older versions did not record it.
  static func mayHoldSignatures(in database: SQLiteDatabase) throws -> Bool {
    try value(.holdsSignatures, in: database) ?? true
  }

  package static func value<Value: DatabaseValueConvertible>(_ name: Name, in database: SQLiteDatabase) throws
    -> Value?
  {
    try Value.fetchOne(
      database.cachedStatement(sql: "SELECT value FROM meta WHERE name = ?"), arguments: [name.rawValue])
  }

  package static func set(
    _ name: Name, to value: (any DatabaseValueConvertible)?, in database: SQLiteDatabase
  )
    throws
  {
    try database.cachedStatement(sql: "INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)")
      .execute(arguments: [name.rawValue, value])
  }

  static func isSet(_ name: Name, in database: SQLiteDatabase) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE name = ?)"),
      arguments: [name.rawValue]) ?? false
  }

  static func remove(_ name: Name, in database: SQLiteDatabase) throws {
    try database.cachedStatement(sql: "DELETE FROM meta WHERE name = ?").execute(arguments: [name.rawValue])
  }
}

/// A connection to a database of SQLite; `Database` is an object of Notion.
package typealias SQLiteDatabase = GRDB.Database
