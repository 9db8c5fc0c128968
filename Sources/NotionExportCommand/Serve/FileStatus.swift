internal import Foundation

/// The kind, size and age of a file, or of the target of a symbolic link.
struct FileStatus: Sendable, Equatable {
  enum Kind: Sendable {
    case file, folder, other
  }

  let kind: Kind
  /// The size in bytes.
  let size: Int64
  /// The time of the last change, in nanoseconds since 1970.
  let modified: Int64
  /// A number that differs for a file that replaces another.
  let number: UInt64

  /// Queries the file at `path`; `nil` if there is none, or it is inaccessible.
  init?(of path: String) {
    var record = stat()
    guard stat(path, &record) == 0 else { return nil }
    kind =
      switch record.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      default: .other
      }
    size = Int64(record.st_size)
    #if canImport(Darwin)
    let time = record.st_mtimespec
    #else
    let time = record.st_mtim
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    number = UInt64(record.st_ino)
  }
}
