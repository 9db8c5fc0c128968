import DurableFiles
package import Foundation
package import GRDB
package import NotionExportKit
import Synchronization

/// The local store of everything fetched: verbatim responses, the frontier of the crawl, and the change log.
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
  /// The folder that the archive lives in.
  package let state: StateDirectory

  /// Made at random with the archive; a checkpoint that names another is of another archive's log.
  package let id: String

  /// Where a damaged archive that stood in the way was put, if there was one.
  package let damagedArchive: URL?

  /// Rows of tables that were not what was written; they are mended, and the next crawl fetches what they are about.
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

  /// Opens the archive, or begins one, and closes it when `body` has ended.
  ///
  /// Damaged rows are mended; an archive that SQLite cannot read is set aside under another name and a new one begun.
  /// ``mendedRows`` and ``damagedArchive`` tell.
  /// `report` takes what is found in content while it is read outside of any ``FindingScope``.
  /// - Important: the caller holds the lock of `state`.
  /// - Throws: ``ArchiveError`` where it cannot be opened, or what `body` throws.
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
      // Closing blocks until no reader is in use, and a reader that was cancelled needs a thread of Swift's to be
      // given back: these must not all stand here.
      Thread.detachNewThread { [database, readers, configuration] in
        readers.close()
        guard !configuration.isReadOnly else {
          try? database.close()
          return continuation.resume()
        }
        // A failure to close loses nothing: what was committed is in the write-ahead log.
        try? database.write { try Meta.set(.isOpen, to: false, in: $0) }
        try? database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try? database.close()
        continuation.resume()
      }
    }
  }
}

/// What readers need.
extension Archive {
  /// The workspace as it is in the archive.
  package var reader: ArchiveWorkspaceReader {
    ArchiveWorkspaceReader(
      connections: readers, codec: codec, writes: writes, recent: recentAnswers, files: files,
      report: report)
  }

  /// The file that holds the content of an asset.
  package func file(of content: Asset.StoredContent) -> URL { files.url(of: content.sha256) }
}
