import DurableFiles
import Foundation
import GRDB
import NotionModel

/// The tables of the archive within one transaction.
///
/// They contain all SQL that writes, and decide nothing about requests.
package struct ArchiveTables {
  package let database: SQLiteDatabase
  let codec: BodyCodec

  package init(database: SQLiteDatabase, codec: BodyCodec) {
    self.database = database
    self.codec = codec
  }

  package var archivedPages: ArchivedPagesTable { ArchivedPagesTable(database: database) }
  package var assets: AssetsTable { AssetsTable(database: database) }
  package var blockLinks: BlockLinksTable { BlockLinksTable(database: database) }
  package var blockLists: BlockListsTable { BlockListsTable(database: database, codec: codec) }
  package var changeLog: ChangeLogTable { ChangeLogTable(database: database) }
  package var changes: ChangesTable { ChangesTable(database: database) }
  var commentLists: CommentListsTable { CommentListsTable(database: database) }
  package var cutLists: CutListsTable { CutListsTable(database: database) }
  package var cutRows: CutRowsTable { CutRowsTable(database: database) }
  package var dependencies: DependenciesTable { DependenciesTable(database: database) }
  package var frontier: FrontierTable { FrontierTable(database: database) }
  package var links: LinkTargetsTable { LinkTargetsTable(database: database) }
  package var lists: PartLists { PartLists(database: database, codec: codec) }
  package var longDataSources: LongDataSourcesTable { LongDataSourcesTable(database: database) }
  package var objects: ObjectsTable { ObjectsTable(database: database, codec: codec) }
  package var propertyLists: PropertyListsTable { PropertyListsTable(database: database, codec: codec) }
  package var responses: StoredResponses { StoredResponses(database: database, codec: codec) }
  package var retries: RetriesTable { RetriesTable(database: database) }
  package var unresolvedValues: UnresolvedValuesTable { UnresolvedValuesTable(database: database) }
  package var users: UsersTable { UsersTable(database: database, codec: codec) }
  var surroundings: SurroundingsTable { SurroundingsTable(database: database) }
  package var views: ViewsTable { ViewsTable(database: database, codec: codec) }
}

/// A table of the archive.
protocol ArchiveTable {
  var database: SQLiteDatabase { get }
}

extension ArchiveTable {
  func statement(_ sql: String) throws -> Statement { try database.cachedStatement(sql: sql) }

  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try statement(sql).execute(arguments: arguments)
  }

  /// Whether the previous statement changed a row.
  var isChanged: Bool { database.changesCount > 0 }

  /// Returns a value made from the first row of a query.
  func first<Value>(
    _ sql: String, _ arguments: StatementArguments, _ make: (Row) throws -> Value
  ) throws -> Value? {
    let rows = try Row.fetchCursor(statement(sql), arguments: arguments)
    // A row of an open cursor is read in place; a fetched row would be a copy.
    return try withExtendedLifetime(rows) { try rows.next().map(make) }
  }

  /// Returns whether a query of one row and column, `SELECT EXISTS`, is true.
  func exists(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
    try Bool.fetchOne(statement("SELECT EXISTS (\(sql))"), arguments: arguments) ?? false
  }
}

extension StoredNumber {
  /// Reads a column of a row.
  ///
  /// - Throws: ``ArchiveError``, naming the row, if no case has the number.
  static func stored(_ row: Row, _ column: Int, in table: String) throws -> Self {
    let number: Int = try row.value(at: column)
    guard let value = Self(rawValue: number) else {
      throw ArchiveError.unknownValue(number, of: "\(Self.self)", in: table, row: "\(row)")
    }
    return value
  }
}

extension ArchiveError {
  /// Returns the error for a number in a table that this version does not know.
  static func unknownValue(_ number: Int, of type: String, in table: String, row: String) -> ArchiveError {
    ArchiveError(
      .damaged, "The archive holds \(number) as \(type) in the table \(table): \(row.prefix(400)).")
  }
}

extension WorkItem.Kind: StoredNumber {}
extension WorkItem.Phase: StoredNumber {}
extension AssetSource.Kind: StoredNumber {}
extension ResponseScan.LinkKind: StoredNumber {}
extension Aspects: DatabaseValueConvertible {}
extension ContentParts: DatabaseValueConvertible {}
extension WorkItem.Flags: DatabaseValueConvertible {}
