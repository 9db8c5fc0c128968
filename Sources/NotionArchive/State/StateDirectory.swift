import DurableFiles
package import Foundation
import NotionExportKit

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
        "The folder \(url.path) cannot be created or belongs to another user: \(error.localizedDescription) "
          + "Choose another output folder, or change its permissions.")
    }
  }
}

/// Detection of foreign files among the program's own.
///
/// Other users with write access to an output folder could plant links by which the program would write,
/// truncate or delete files elsewhere. So nothing in the state folder is opened before every entry is known
/// to be a plain file or a folder.
extension StateDirectory {
  /// The folder's path, without a trailing slash.
  package var path: String {
    let path = url.path(percentEncoded: false)
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Whether permissions and file system permit changes of the state; `true` if there is none.
  package var isWritable: Bool {
    guard exists else { return true }
    let archive = archive.path(percentEncoded: false)
    return POSIX.isWritable(path) && (!holdsArchive || POSIX.isWritable(archive))
  }

  /// Rejects symbolic links, pipes, devices, and files with further hard links, through which those would
  /// change too.
  ///
  /// - Throws: ``ArchiveError`` with code `foreignFile` that names the first of them.
  package func refuseForeignFiles() throws(ArchiveError) {
    do {
      try Self.check(path, holdsContents: false)
    } catch let error as OutputError {
      throw ArchiveError(error)
    } catch {
      throw ArchiveError(.system, "\(error)")
    }
  }

  private static func check(_ path: String, holdsContents: Bool) throws {
    guard let status = try POSIX.status(path) else { return }
    switch status.kind {
    case .directory:
      // Files in the folders of contents are opened without following links, and compared with their hash.
      if holdsContents { return }
      guard !isFile(path) else {
        throw OutputError(
          .occupied, path: path,
          detail:
            "this is a folder where a file is expected, and notion-export did not create it. Move it and run again"
        )
      }
      let isOfAssets = path.hasSuffix("/\(name)/assets")
      for child in POSIX.names(in: path).sorted() { try check("\(path)/\(child)", holdsContents: isOfAssets) }
    case .file:
      guard status.links > 1, isChangedInPlace(path) else { return }
      throw OutputError(
        .occupied, path: path,
        detail:
          "this file has a second name (a hard link), under which it would be changed too; nothing was "
          + "written. Replace it with a copy, or move it, and run again")
    case .symbolicLink:
      throw OutputError(
        .symbolicLink, path: path,
        detail:
          "this is a symbolic link that notion-export did not create; nothing was read or written through it. "
          + "Move it and run again")
    case .other:
      throw OutputError(
        .occupied, path: path,
        detail:
          "this is neither a file nor a folder, and notion-export did not create it. Move it and run again")
    }
  }

  /// Returns whether a name in the state folder belongs to a file, whatever is found there.
  private static func isFile(_ path: String) -> Bool {
    let parts = path.split(separator: "/").suffix(2)
    let name = parts.last ?? ""
    // Damaged files are set aside in folders, such as `json.sqlite.damaged-1`.
    let endings = [".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal", ".sqlite.new"]
    return name == "lock" || endings.contains { name.hasSuffix($0) }
      || (name.hasSuffix(".json") && (parts.first == "checkpoints" || parts.first == Substring(Self.name)))
  }

  /// Returns whether the program changes a file in place, rather than replacing it.
  private static func isChangedInPlace(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name == "lock" || name.contains(".sqlite")
  }
}
