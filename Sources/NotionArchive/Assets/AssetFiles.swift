import DurableFiles
package import Foundation
package import NotionExportKit

/// The files of assets, each named by the hash of its content, so that equal contents are stored once.
package struct AssetFiles: Sendable {
  /// The properties of a stored file.
  package struct Kept {
    package let sha256: String
    /// In bytes.
    package let size: Int
    package let pixelSize: PixelSize?
  }

  private let folder: URL

  init(in folder: URL) throws(ArchiveError) {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // Incomplete downloads of a process that was killed.
      try? FileManager.default.removeItem(at: incoming)
      try FileManager.default.createDirectory(at: incoming, withIntermediateDirectories: false)
    } catch {
      throw ArchiveError(.notWritable, "\(folder.path) cannot be made: \(error.localizedDescription)")
    }
  }

  /// Creates the store of a folder that is only read.
  init(reading folder: URL) { self.folder = folder }

  private var incoming: URL { folder.appending(path: "incoming", directoryHint: .isDirectory) }

  /// Returns the file of a content, whether it exists or not.
  package func url(of sha256: String) -> URL { Self.url(of: sha256, in: folder) }

  /// Returns the file of a content in a folder of such files, whether it exists or not.
  static func url(of sha256: String, in folder: URL) -> URL {
    folder.appending(path: String(sha256.prefix(2)), directoryHint: .isDirectory)
      .appending(path: sha256, directoryHint: .notDirectory)
  }

  /// Creates a file whose content, and so whose name, is not known yet.
  func begin() throws(ArchiveError) -> AssetFileWriter {
    let name = incoming.appending(path: UUID().uuidString, directoryHint: .notDirectory)
    return try AssetFileWriter(at: name)
  }

  /// Renames a complete file to the hash of its content.
  func keep(_ file: consuming AssetFileWriter) throws -> Kept {
    let (partial, sha256, size) = try file.finish()
    let pixelSize = PictureSize.size(ofFileAt: partial)
    let target = url(of: sha256)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard try POSIX.status(target.deletingLastPathComponent().path)?.kind == .directory else {
      throw OutputError(
        .symbolicLink, path: target.deletingLastPathComponent().path,
        detail: "this is a link and no folder; move it away")
    }
    // An existing file, even one that was created just now, has the same content.
    try POSIX.move(partial.path, to: target.path)
    return Kept(sha256: sha256, size: size, pixelSize: pixelSize)
  }

  /// Deletes the file of a content that no asset has any more.
  package func remove(_ sha256: String) {
    let file = url(of: sha256)
    // Behind a symbolic link it would be a foreign file.
    guard (try? POSIX.status(file.deletingLastPathComponent().path))??.kind == .directory else { return }
    try? POSIX.removeFile(file.path)
  }
}
