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
  package let signal = ChangeSignal()
  package let writes = WriteCounter()
  package let log = WriteAheadLog()
  let recentAnswers = RecentAnswers()
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
    self.files =
      configuration.isReadOnly ? AssetFiles(reading: state.assets) : try AssetFiles(in: state.assets)
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
  /// A reader of the archive's current state.
  package var reader: ArchiveWorkspaceReader {
    ArchiveWorkspaceReader(
      connections: readers, codec: codec, writes: writes, recent: recentAnswers, files: files,
      report: report)
  }

  /// The file that holds the content of an asset.
  package func file(of content: Asset.StoredContent) -> URL { files.url(of: content.sha256) }
}
