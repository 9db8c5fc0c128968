import DurableFiles
package import Foundation
import Hashing
package import NotionExportKit
import Synchronization

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
      throw ArchiveError(.notWritable, "\(folder.path) cannot be created: \(error.localizedDescription)")
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
        detail: "this is a symbolic link instead of a folder; move it")
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

/// A writer of a downloaded file that hashes the bytes as they arrive.
struct AssetFileWriter: ~Copyable {
  private let file: URL
  private let handle: FileHandle
  private var hash = SHA256()
  private var size = 0

  init(at file: URL) throws(ArchiveError) {
    self.file = file
    do {
      let descriptor = try POSIX.openFile(file.path, O_WRONLY | O_CREAT | O_EXCL)
      handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    } catch {
      throw ArchiveError(.notWritable, "\(file.path) cannot be created: \(error.detail)")
    }
  }

  /// Appends bytes.
  mutating func write(_ bytes: [UInt8]) throws(ArchiveError) {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw ArchiveError(
        .diskFull,
        "\(file.path) cannot be written: \(error.localizedDescription) Free some space, then run the same command to resume."
      )
    }
    hash.update(data: bytes)
    size += bytes.count
  }

  /// Closes the file.
  consuming func finish() throws -> (file: URL, sha256: String, size: Int) {
    try handle.close()
    let digits = Array("0123456789abcdef".utf8)
    let text = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return (file, String(decoding: text, as: UTF8.self), size)
  }

  /// Closes and deletes the file.
  consuming func discard() {
    try? handle.close()
    try? FileManager.default.removeItem(at: file)
  }
}

/// The name of a file, derived from its address.
package enum AssetName {
  /// Returns the last part of the path, decoded, or `file` if the path is empty.
  package static func name(in key: AssetKey) -> String {
    let path = key.text.prefix { $0 != "?" && $0 != "#" }
    guard let last = path.split(separator: "/").last else { return "file" }
    return String(last).removingPercentEncoding ?? String(last)
  }
}
