import DurableFiles
package import Foundation
import NotionExportKit

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// An advisory lock on a file, which the operating system releases when the process ends, however it ends.
package struct StateLock: ~Copyable {
  private let descriptor: Int32

  /// Acquires the lock and writes the name of its holder into the file.
  ///
  /// - Throws: ``ArchiveError`` with code `locked`, naming the holder.
  init(at url: URL) throws(ArchiveError) {
    let descriptor: Int32
    do {
      descriptor = try POSIX.openFile(url.path, O_RDWR | O_CREAT, sharesFile: false)
    } catch {
      guard error.code == .system else { throw ArchiveError(error) }
      throw ArchiveError(.notWritable, "The lock \(url.path) cannot be opened: \(error.detail).")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      defer { close(descriptor) }
      guard reason == EWOULDBLOCK else {
        throw ArchiveError(
          .system, "The lock \(url.path) cannot be taken: \(String(cString: strerror(reason))).")
      }
      let holder = Self.holder(in: url) ?? "another process"
      throw ArchiveError(
        .locked,
        "\(url.deletingLastPathComponent().deletingLastPathComponent().path) is in use by \(holder). "
          + "Wait for it to end, or choose another output folder.")
    }
    self.descriptor = descriptor
    Self.write(Self.introduction, to: descriptor)
  }

  func release() {
    // Truncated, so that the file never names a former holder.
    ftruncate(descriptor, 0)
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static var introduction: String {
    let process = ProcessInfo.processInfo
    let since = Date.now.formatted(.iso8601)
    return "process \(process.processIdentifier) on \(process.hostName) since \(since)\n"
  }

  /// Returns the holder of the lock at `url`, or `nil` if it is free.
  package static func holder(at url: URL) -> String? {
    guard let descriptor = try? POSIX.openFile(url.path, O_RDONLY) else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return nil }
    return errno == EWOULDBLOCK ? holder(in: url) ?? "another process" : nil
  }

  private static func holder(in url: URL) -> String? {
    guard let bytes = try? POSIX.contents(url.path, limit: 4096) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let line = text.prefix { $0 != "\n" }
    return line.isEmpty ? nil : String(line)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    ftruncate(descriptor, 0)
    // The text is only an explanation; the lock is valid even if the disk is too full to write it.
    _ = Array(text.utf8).withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }
}
