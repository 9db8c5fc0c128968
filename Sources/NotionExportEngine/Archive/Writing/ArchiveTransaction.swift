import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// What may be done to the archive inside one transaction.
///
/// The extensions hold the operations, by what they are about.
struct ArchiveTransaction {
  let database: Database
  let codec: BodyCodec
  /// The number of the crawl.
  let crawl: Int
  let settings: CrawlConfiguration
  /// The minute, by the server's clock where it told one, of the request whose response is stored.
  var minute: Int

  /// Whether the list whose response is stored ends with it, whatever it says.
  var endsLists = false

  /// What happened in the transaction that others want to know once it is committed.
  var effects = Effects()

  struct Effects: Sendable {
    var lastPosition: Int64?
    var found: [StoredKind: Int] = [:]
    var completed = 0
    var unavailable = 0
    var diagnostics: [Diagnostic] = []
    /// Fresh addresses of files that are to be downloaded, by the key of the file.
    var addresses: [String: String] = [:]
    /// Contents that no asset has any more.
    var orphanedContents: [String] = []
  }

  func statement(_ sql: String) throws -> Statement { try database.cachedStatement(sql: sql) }

  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try statement(sql).execute(arguments: arguments)
  }

  func encode(_ body: ArraySlice<UInt8>) throws -> Data { Data(try codec.encode(body)) }

  // MARK: Change log

  /// Puts an object at the end of the change log, in place of its older entry.
  mutating func log(_ subject: LogSubjectKind, _ key: Int64) throws {
    try run("INSERT OR REPLACE INTO change_log (subject, object) VALUES (?, ?)", [subject, key])
    effects.lastPosition = database.lastInsertedRowID
  }

  func isLogged(_ subject: LogSubjectKind, _ key: Int64) throws -> Bool {
    try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM change_log WHERE subject = ? AND object = ?)"),
      arguments: [subject, key]) ?? false
  }
}
