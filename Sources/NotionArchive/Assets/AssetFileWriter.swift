import DurableFiles
import Foundation
import Hashing
import NotionExportKit

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
      throw ArchiveError(.notWritable, "\(file.path) cannot be made: \(error.detail)")
    }
  }

  /// Appends bytes.
  mutating func write(_ bytes: [UInt8]) throws(ArchiveError) {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw ArchiveError(
        .diskFull, "\(file.path) cannot be written: \(error.localizedDescription) Make room and run again.")
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
