import Synchronization

/// A file that is being downloaded by one writer.
package final class AssetDownload: Sendable {
  private let files: AssetFiles
  private let writer: Mutex<AssetFileWriter?>

  package init(in files: AssetFiles) throws(ArchiveError) {
    self.files = files
    writer = Mutex(try files.begin())
  }

  /// Appends bytes.
  package func write(_ bytes: [UInt8]) throws(ArchiveError) {
    try writer.withLock { (writer) throws(ArchiveError) in try writer?.write(bytes) }
  }

  /// Renames the file to the hash of its content.
  package func keep() throws -> AssetFiles.Kept {
    guard let writer = writer.withLock({ $0.take() }) else { throw ArchiveError.damagedBody }
    return try files.keep(writer)
  }

  /// Deletes the incomplete file.
  package func discard() { writer.withLock { $0.take() }?.discard() }
}
