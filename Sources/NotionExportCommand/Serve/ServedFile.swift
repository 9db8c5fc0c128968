internal import Foundation

/// A file as it was when it was asked for.
struct ServedFile: Sendable, Equatable {
  /// Where it is, links resolved.
  let path: String
  /// What it is called in the address, which says its type.
  let name: String
  let size: Int
  /// What changes when the file does.
  let tag: String

  init(path: String, name: String, status: stat) {
    self.path = path
    self.name = name
    size = Int(status.st_size)
    tag = "\"\(String(Self.nanoseconds(status), radix: 36))-\(size)\""
  }

  /// When a file was last changed, in nanoseconds since 1970.
  static func nanoseconds(_ status: stat) -> Int {
    #if canImport(Darwin)
    let time = status.st_mtimespec
    #else
    let time = status.st_mtim
    #endif
    return Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}
