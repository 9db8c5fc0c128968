internal import DurableFiles
package import Foundation

/// The folder `.notion-export` in an output folder: archive, assets, checkpoints, report and lock.
///
/// Only its owner may read it (0700), as it holds everything that the token can see.
package struct StateDirectory: Sendable, Hashable {
  /// The name of the folder within the output folder.
  package static let name = ".notion-export"

  /// The folder itself.
  package let url: URL

  /// The state of an export that goes to `output`; nothing is touched yet.
  package init(in output: URL) { url = output.appending(path: Self.name, directoryHint: .isDirectory) }

  /// The database.
  package var archive: URL { url.appending(path: "archive.sqlite", directoryHint: .notDirectory) }
  /// The files of assets.
  package var assets: URL { url.appending(path: "assets", directoryHint: .isDirectory) }
  /// One small file for each lane.
  package var checkpoints: URL { url.appending(path: "checkpoints", directoryHint: .isDirectory) }
  /// The report of the last run.
  package var report: URL { url.appending(path: "report.json", directoryHint: .notDirectory) }
  /// The file that keeps other processes out.
  package var lock: URL { url.appending(path: "lock", directoryHint: .notDirectory) }

  /// Stands here if a run found the archive damaged.
  var damageMark: URL { url.appending(path: "archive.damaged", directoryHint: .notDirectory) }

  /// Whether an archive stands here.
  package var holdsArchive: Bool { FileManager.default.fileExists(atPath: archive.path) }

  /// Whether the folder is there, so that the output folder is ours.
  package var exists: Bool {
    var isFolder: ObjCBool = false
    let path = url.path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Makes the folder, takes its lock, and holds it while `body` runs.
  ///
  /// - Throws: ``ArchiveError`` with code `locked` where another process holds it, `notWritable` where the
  ///   folder cannot be made, or what `body` throws.
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
      // The folder may stand from before, with the permissions of a copy or an unpacked backup.
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
