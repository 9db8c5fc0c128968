import DurableFiles
package import Foundation
import GRDB
package import NotionExportKit
import Synchronization

/// The database of an archive that another process may write at any time, read without creating a file in its
/// folder.
///
/// SQLite coordinates readers and a writer by two files beside the database: the write-ahead log, and its index in
/// shared memory. While the log has content, as during an export, the database is opened with them. Without content
/// everything is in the database, which is opened as immutable; a log without an index, which a copied folder may
/// have, is read as a copy. Neither notices a writer that comes later, so the files are compared after each read; a
/// read during which they changed is repeated.
final class SharedDatabase: Sendable {
  /// An opened database, valid as long as its marks are those of the files.
  struct Opened: Sendable {
    let number: Int
    /// The name for SQLite.
    let name: String
    /// The copy, deleted with its last reference.
    let copy: TemporaryCopy?
    fileprivate let marks: Marks
  }

  /// The properties of the files that distinguish what a connection would read.
  fileprivate enum Marks: Sendable, Equatable {
    /// SQLite itself notices changes; only another file at the path makes a difference.
    case coordinated(identity: [UInt64])
    case still(POSIX.Status?, log: POSIX.Status?)
  }

  /// The maximum number of repetitions: each takes a writer that starts or ends at that moment.
  static let patience = 10

  private let state: StateDirectory
  private let path: String
  private let opened = Mutex<Opened?>(nil)

  init(of state: StateDirectory) {
    self.state = state
    path = state.archive.path(percentEncoded: false)
  }

  /// Returns the opened database, opened again if the files have changed.
  func current() throws -> Opened {
    try opened.withLock { opened in
      if let known = opened, try isValid(known) { return known }
      let new = try open(number: (opened?.number ?? 0) + 1)
      opened = new
      return new
    }
  }

  /// Returns whether everything that was read by now is valid.
  func isValid(_ opened: Opened) throws -> Bool {
    switch opened.marks {
    case .coordinated(let identity): try POSIX.status(path)?.identity == identity
    case .still: try marks == opened.marks
    }
  }

  private var marks: Marks {
    get throws {
      .still(try POSIX.status(path), log: try POSIX.status(path + "-wal").flatMap { $0.size > 0 ? $0 : nil })
    }
  }

  private func open(number: Int) throws -> Opened {
    for _ in 0..<Self.patience {
      guard let database = try POSIX.status(path) else {
        throw ArchiveError.nothingToRead(in: state.url.deletingLastPathComponent().path)
      }
      let log = try POSIX.status(path + "-wal")
      let index = try POSIX.status(path + "-shm")
      if log?.size ?? 0 > 0, index != nil, POSIX.isWritable(path), POSIX.isWritable(state.path) {
        return Opened(
          number: number, name: path, copy: nil, marks: .coordinated(identity: database.identity))
      }
      let marks = try marks
      guard log?.size ?? 0 > 0 else {
        let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        return Opened(number: number, name: "file:\(encoded)?immutable=1", copy: nil, marks: marks)
      }
      let copy: TemporaryCopy
      do {
        copy = try TemporaryCopy(of: path, suffixes: ["", "-wal"])
      } catch {
        guard try self.marks != marks else { throw error }
        continue
      }
      guard try self.marks == marks else { continue }
      return Opened(number: number, name: copy.path, copy: copy, marks: marks)
    }
    throw ArchiveError(.system, "\(path) changes while it is opened. Try again.")
  }
}

extension Archive {
  /// Runs `body` with a reader of an existing archive, which another process may write meanwhile.
  ///
  /// Nothing is written: no lock is taken, and the archive is neither created, repaired nor brought up to date.
  /// - Throws: ``ArchiveError`` if there is no archive, or one of another version; or the error that `body`
  ///   throws.
  package static nonisolated(nonsending) func withReader<Result>(
    of state: StateDirectory, _ body: nonisolated(nonsending) (ArchiveWorkspaceReader) async throws -> Result
  ) async throws -> Result {
    do {
      guard state.holdsArchive else {
        throw ArchiveError.nothingToRead(in: state.url.deletingLastPathComponent().path)
      }
      try state.refuseForeignFiles()
      var configuration = ReadableDatabase.configuration
      let cacheSize = ArchiveConfiguration().cacheSize
      configuration.label = "archive"
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA cache_size = \(-cacheSize / 1024); PRAGMA temp_store = FILE")
        try ArchiveOpening.refuseOtherVersions(database, at: state)
      }
      let connections = ReadingConnections(sharing: SharedDatabase(of: state), configuration: configuration)
      defer { connections.close() }
      // Also the first read, so that an archive of another version is told at once.
      let mayHoldSignatures = try connections.read(Meta.mayHoldSignatures)
      let reader = ArchiveWorkspaceReader(
        connections: connections, codec: BodyCodec(dropsSignatures: mayHoldSignatures),
        writes: WriteCounter(isShared: true), recent: ObjectCache(),
        files: AssetFiles(reading: state.assets), report: { _ in })
      return try await body(reader)
    } catch {
      throw ArchiveError.translating(error, archive: state.archive)
    }
  }
}

extension ArchiveWorkspaceReader {
  /// Returns a summary of the archive.
  package func information() throws -> ArchiveInformation {
    try read { try ArchiveInformation(in: $0.database) }
  }

  /// Returns the file that holds the content of an asset.
  package func file(of content: Asset.StoredContent) -> URL { files.url(of: content.sha256) }
}

extension ArchiveError {
  fileprivate static func nothingToRead(in output: String) -> ArchiveError {
    ArchiveError(
      .missing, "\(output): there is no archive. Run an export to this folder, or name the folder of one.")
  }
}

extension ArchiveOpening {
  /// Throws an error if another version of this program wrote the archive.
  static func refuseOtherVersions(_ database: SQLiteDatabase, at state: StateDirectory) throws {
    guard try database.tableExists("meta") else {
      throw ArchiveError.nothingToRead(in: state.url.deletingLastPathComponent().path)
    }
    let migrator = ArchiveSchema.migrator
    if try migrator.hasBeenSuperseded(database) {
      throw ArchiveError(
        .newer, "\(state.archive.path) was written by a newer version of this program. Use that version.")
    }
    guard try migrator.hasCompletedMigrations(database) else {
      throw ArchiveError(
        .older,
        "\(state.archive.path) was written by an older version of this program. Run an export to this folder, "
          + "which brings it up to date.")
    }
  }
}
