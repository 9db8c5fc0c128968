import DurableFiles
package import Foundation
package import GRDB
package import NotionExportKit
import Synchronization

/// The local store of everything that was fetched: verbatim responses, the frontier of the crawl, and the
/// change log.
///
/// ```swift
/// let state = StateDirectory(in: output)
/// try await state.withLock {
///   try await Archive.withArchive(at: state) { archive in
///     let page = try await archive.reader.page(id)
///   }
/// }
/// ```
///
/// One crawl writes; any number of lanes read at the same time, each a consistent state.
///
/// ## Topics
/// ### Reading
/// - ``reader``
/// - ``information()``
package final class Archive: Sendable {
  /// The folder of the archive.
  package let state: StateDirectory

  /// A random id of the archive; a checkpoint with another id belongs to the log of another archive.
  package let id: String

  /// The new location of a damaged archive that was set aside, if there was one.
  package let damagedArchive: URL?

  /// Damaged rows of tables; they are repaired, and the next crawl fetches their objects again.
  package let mendedRows: [ColumnCopies.Finding]

  package let configuration: ArchiveConfiguration
  package let database: DatabasePool
  package let readers: ReadingConnections
  package let codec = BodyCodec()
  package let files: AssetFiles
  package let signal: ChangeSignal
  package let writes: WriteCounter
  package let log: WriteAheadLog
  let recentAnswers = ObjectCache()
  /// Decodes what readers receive.
  private let readableCodec: BodyCodec
  private let copy: TemporaryCopy?
  private let report: @Sendable (Diagnostic) -> Void

  /// Opens or creates the archive, and closes it after `body` returns.
  ///
  /// Damaged rows are repaired and listed in ``mendedRows``. An archive that SQLite cannot read is renamed,
  /// replaced by a new one, and found at ``damagedArchive``. `report` receives findings about content that is
  /// read outside of any ``FindingScope``.
  /// - Important: the caller holds the lock of `state`.
  /// - Throws: ``ArchiveError`` if it cannot be opened, or the error that `body` throws.
  package static nonisolated(nonsending) func withArchive<Result>(
    at state: StateDirectory, configuration: ArchiveConfiguration = ArchiveConfiguration(),
    report: @escaping @Sendable (Diagnostic) -> Void = { _ in },
    _ body: nonisolated(nonsending) (Archive) async throws -> Result
  ) async throws -> Result {
    let archive = try Archive(at: state, configuration: configuration, report: report)
    do {
      let result = try await body(archive)
      await archive.close()
      return result
    } catch {
      let error = ArchiveError.translating(error, archive: state.archive)
      await archive.close()
      if (error as? ArchiveError)?.code == .damaged, !configuration.isReadOnly {
        ArchiveOpening.markDamaged(state)
      }
      throw error
    }
  }

  private init(
    at state: StateDirectory, configuration: ArchiveConfiguration,
    report: @escaping @Sendable (Diagnostic) -> Void
  ) throws {
    let opened = try ArchiveOpening.open(state, configuration: configuration)
    self.state = state
    self.configuration = configuration
    self.report = report
    self.database = opened.database
    self.readers = opened.readers
    self.id = opened.id
    self.damagedArchive = opened.setAside
    self.mendedRows = opened.mended
    self.copy = opened.copy
    self.readableCodec = opened.mayHoldSignatures ? BodyCodec(dropsSignatures: true) : codec
    self.signal = ChangeSignal()
    self.writes = WriteCounter()
    self.log = WriteAheadLog()
    self.files =
      configuration.isReadOnly ? AssetFiles(reading: state.assets) : try AssetFiles(in: state.assets)
  }

  /// Creates another view of an open archive, whose readers return what is stored.
  private init(verbatim archive: Archive) {
    state = archive.state
    id = archive.id
    damagedArchive = archive.damagedArchive
    mendedRows = archive.mendedRows
    configuration = archive.configuration
    database = archive.database
    readers = archive.readers
    files = archive.files
    signal = archive.signal
    writes = archive.writes
    log = archive.log
    readableCodec = codec
    copy = archive.copy
    report = archive.report
  }

  private func close() async {
    signal.end(isComplete: false)
    await withCheckedContinuation { continuation in
      // Closing blocks until no reader is in use, and a cancelled reader needs a thread of the cooperative
      // pool to be released: this wait must not occupy those threads.
      Thread.detachNewThread { [database, readers, configuration] in
        readers.close()
        guard !configuration.isReadOnly else {
          try? database.close()
          return continuation.resume()
        }
        // A failure to close loses no data: committed transactions are in the write-ahead log.
        try? database.write { try Meta.set(.isOpen, to: false, in: $0) }
        try? database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try? database.close()
        continuation.resume()
      }
    }
  }
}

/// Access for readers.
extension Archive {
  /// The same archive for a sink that needs the signatures of hosted files' addresses, as far as they are stored.
  ///
  /// Only such a sink reads through it: signatures are secrets, and the choice of one format must not carry them
  /// into the files of another.
  package var keepingSignatures: Archive { Archive(verbatim: self) }

  /// A reader of the archive's current state; it returns no signatures, unless this is the archive of
  /// ``keepingSignatures``.
  package var reader: ArchiveWorkspaceReader {
    ArchiveWorkspaceReader(
      connections: readers, codec: readableCodec, writes: writes, recent: recentAnswers, files: files,
      report: report)
  }

  /// The file that holds the content of an asset.
  package func file(of content: Asset.StoredContent) -> URL { files.url(of: content.sha256) }
}

/// Configuration of an archive.
package struct ArchiveConfiguration: Sendable, Hashable {
  /// Whether the signatures of hosted files' addresses are kept, for an export that contains every byte.
  ///
  /// Signatures are secrets for an hour, and without this flag they reach no file. Responses that were stored
  /// without them do not regain them. Readers return them only through ``Archive/keepingSignatures``.
  package var keepsSignatures: Bool

  /// The memory that each connection to the database may use for its cache, in bytes.
  package var cacheSize: Int

  /// The maximum number of concurrent readers.
  ///
  /// Awaited readers are released on a thread of the cooperative pool; others run on such a thread and may
  /// block it while they wait for a reader. The limit must therefore exceed the number of readers that are
  /// ever awaited at the same time (a few for the run and each lane), or all threads could block on readers
  /// that need a thread. Connections are opened on demand.
  package var readerCount: Int

  /// Whether the archive must exist and be sound; it is never created or set aside then.
  package var mustExist: Bool

  /// Whether nothing is written, as on a read-only file system; implies ``mustExist``.
  package var isReadOnly = false

  /// Creates a configuration; by default signatures are dropped and caches are small.
  package init(
    keepsSignatures: Bool = false, cacheSize: Int = 1 << 19, readerCount: Int = 24,
    mustExist: Bool = false
  ) {
    self.keepsSignatures = keepsSignatures
    self.cacheSize = cacheSize
    self.readerCount = readerCount
    self.mustExist = mustExist
  }
}

/// A summary of the archive's content and of the crawl's progress.
package struct ArchiveInformation: Sendable, Hashable {
  /// The workspace's id, once a crawl has seen it.
  package var workspaceID: String?
  /// The workspace's name, once a crawl has seen it.
  package var workspaceName: String?
  /// The number of the newest crawl; 0 before the first.
  package var crawl: Int
  /// Whether the newest crawl is complete.
  package var isComplete: Bool
  /// Whether the archive was created to keep the signatures of file URLs.
  package var keepsSignatures: Bool
  /// Pages, rows included.
  package var pages: Int
  /// Databases.
  package var databases: Int
  /// Data sources.
  package var dataSources: Int
  /// Users.
  package var users: Int
  /// Files whose content is stored.
  package var assets: Int
  /// Known objects that could not be read.
  package var unavailableObjects: Int
  /// Files that could not be downloaded.
  package var unavailableAssets: Int
  /// Known requests that are pending.
  package var frontier: Int
  /// The start of the newest crawl, in seconds since 1970; later edits may be missing.
  package var crawlStarted: Int?
  /// The end of the newest complete crawl, in seconds since 1970.
  package var crawlEnded: Int?
  /// The size in bytes of the stored files, each content counted once.
  package var assetBytes: Int64
  /// The roots to which the crawl was limited; empty for everything that the token can access.
  package var scope: String
  /// The position of the newest entry of the change log.
  package var lastPosition: Int64
  /// The number of requests for comments on blocks that the newest crawl omitted; 0 if it fetched them, or
  /// fetched no comments at all.
  package var blockCommentRequests: Int
}

extension Archive {
  /// Empties the caches of the database connections as soon as each is idle.
  ///
  /// It does not wait for that, which would block a thread that a reader may need before it becomes idle.
  package func releaseMemory() {
    database.releaseMemoryEventually()
    readers.releaseMemory()
  }

  /// Returns a summary of the archive.
  package func information() async throws -> ArchiveInformation {
    try await database.read { try ArchiveInformation(in: $0) }
  }
}

extension ArchiveInformation {
  /// Computes the summary of an archive's database.
  package init(in database: SQLiteDatabase) throws {
    let tables = ArchiveTables(database: database, codec: BodyCodec())
    let stage: CrawlStage? = try Meta.value(.stage, in: database)
    self.init(
      workspaceID: try Meta.value(.workspaceID, in: database),
      workspaceName: try Meta.value(.workspaceName, in: database),
      crawl: try Meta.value(.crawl, in: database) ?? 0,
      isComplete: stage == .complete,
      keepsSignatures: try Meta.value(.keepsSignatures, in: database) ?? false,
      pages: try tables.objects.count(.page),
      databases: try tables.objects.count(.database),
      dataSources: try tables.objects.count(.dataSource),
      users: try tables.users.count(),
      assets: try tables.assets.count(.present),
      unavailableObjects: try tables.objects.countUnavailable(),
      unavailableAssets: try tables.assets.count(.unavailable),
      frontier: try tables.frontier.count(),
      crawlStarted: try Meta.value(.crawlStarted, in: database),
      crawlEnded: try Meta.value(.crawlEnded, in: database),
      assetBytes: try tables.assets.contentBytes(),
      scope: try Meta.value(.scope, in: database) ?? "",
      lastPosition: try tables.changeLog.end(),
      blockCommentRequests: try Self.blockCommentRequests(in: tables))
  }

  /// Returns the number of blocks that may have comments, each of which takes a request.
  static func blockCommentRequests(in tables: ArchiveTables) throws -> Int {
    let mode: String? = try Meta.value(.commentMode, in: tables.database)
    return mode == CommentMode.page.rawValue ? try tables.blockLists.commentable() : 0
  }
}
