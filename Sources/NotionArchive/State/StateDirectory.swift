internal import DurableFiles
package import Foundation

/// The folder `.notion-export` in an output folder: archive, assets, checkpoints, report and lock.
///
/// Only its owner may read it (0700), as it contains everything that the token can access.
package struct StateDirectory: Sendable, Hashable {
  /// The name of the folder within the output folder.
  package static let name = ".notion-export"

  /// The folder itself.
  package let url: URL

  /// Locates the state of an export to `output`, without accessing it.
  package init(in output: URL) { url = output.appending(path: Self.name, directoryHint: .isDirectory) }

  /// The database.
  package var archive: URL { url.appending(path: "archive.sqlite", directoryHint: .notDirectory) }
  /// The files of assets.
  package var assets: URL { url.appending(path: "assets", directoryHint: .isDirectory) }
  /// One small file for each lane.
  package var checkpoints: URL { url.appending(path: "checkpoints", directoryHint: .isDirectory) }
  /// The report of the last run.
  package var report: URL { url.appending(path: "report.json", directoryHint: .notDirectory) }
  /// The lock file that excludes other processes.
  package var lock: URL { url.appending(path: "lock", directoryHint: .notDirectory) }

  /// The file that marks an archive that a run found damaged.
  var damageMark: URL { url.appending(path: "archive.damaged", directoryHint: .notDirectory) }

  /// Whether the folder contains an archive.
  package var holdsArchive: Bool { FileManager.default.fileExists(atPath: archive.path) }

  /// Whether the folder exists, so that the output folder belongs to an export.
  package var exists: Bool {
    var isFolder: ObjCBool = false
    let path = url.path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Creates the folder, acquires its lock, and holds it while `body` runs.
  ///
  /// - Throws: ``ArchiveError`` with code `locked` if another process holds it, `notWritable` if the folder
  ///   cannot be created, or the error that `body` throws.
  package nonisolated(nonsending) func withLock<Result>(
    _ body: nonisolated(nonsending) () async throws -> Result
  ) async throws -> Result {
    try prepare()
    let held = try StateLock(at: lock)
    defer { held.release() }
    return try await body()
  }

  func prepare() throws(ArchiveError) {
    try refuseForeignFiles()
    let files = FileManager.default
    do {
      let ownerOnly: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
      try files.createDirectory(at: url, withIntermediateDirectories: true, attributes: ownerOnly)
      // An existing folder may have the permissions of a copy or an unpacked backup.
      if let status = try POSIX.status(path), status.permissions != 0o700 {
        try files.setAttributes(ownerOnly, ofItemAtPath: url.path)
      }
    } catch {
      throw ArchiveError(
        .notWritable,
        "The folder \(url.path) cannot be made or is not ours: \(error.localizedDescription) "
          + "Choose another output folder, or change its permissions.")
    }
  }
}
