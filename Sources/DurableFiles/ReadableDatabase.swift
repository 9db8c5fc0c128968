internal import Foundation
package import GRDB
internal import NotionExportKit

/// A database that can be read without write access, as on a read-only file system.
///
/// SQLite creates companion files of a database in WAL mode. On a read-only file system the database is
/// opened as immutable, or, if its write-ahead log is not empty, as a copy.
package struct ReadableDatabase {
  /// The name with which to open it.
  package let name: String
  /// The copy, deleted with its last reference.
  package let copy: TemporaryCopy?

  /// The configuration of its connections.
  package static var configuration: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    return configuration
  }

  /// Determines how to open the database at `path`.
  ///
  /// - Throws: ``OutputError`` if a necessary copy cannot be created.
  package init(_ path: String) throws {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    if POSIX.isWritable(folder), POSIX.isWritable(path) {
      (name, copy) = (path, nil)
    } else if try POSIX.status(path + "-wal")?.size ?? 0 > 0 {
      let copy = try TemporaryCopy(of: path, suffixes: ["", "-wal"])
      (name, self.copy) = (copy.path, copy)
    } else {
      let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
      (name, copy) = ("file:\(encoded)?immutable=1", nil)
    }
  }
}

/// Copies of files in a temporary folder, deleted with the value.
package final class TemporaryCopy: Sendable {
  /// The copy of the first file.
  package let path: String
  private let folder: URL

  /// - Throws: ``OutputError`` if a file cannot be read, or the disk is full.
  package init(of source: String, suffixes: [String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "notion-export-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      path = folder.appending(path: "copy.sqlite").path(percentEncoded: false)
      for suffix in suffixes {
        try FileManager.default.copyItem(atPath: source + suffix, toPath: path + suffix)
      }
    } catch {
      throw OutputError(
        .system, path: source,
        detail:
          "it cannot be opened where it is, as the folder is read-only, and not be copied to \(folder.path): "
          + error.localizedDescription)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
