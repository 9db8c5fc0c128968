import Foundation

/// Random access to the bytes of a file: a header may follow a megabyte of other data.
struct PictureBytes {
  private let read: (_ offset: Int, _ count: Int) -> [UInt8]

  /// Reads the bytes of an open file.
  init(_ handle: FileHandle) {
    read = { offset, count in
      guard (try? handle.seek(toOffset: UInt64(offset))) != nil else { return [] }
      return (try? handle.read(upToCount: count)).flatMap { $0 }.map(Array.init) ?? []
    }
  }

  /// Reads bytes in memory.
  init(_ bytes: [UInt8]) {
    read = { offset, count in
      let start = min(offset, bytes.count)
      return Array(bytes[start..<min(start + count, bytes.count)])
    }
  }

  /// Returns the first bytes, up to `count` of them.
  func prefix(_ count: Int) -> [UInt8] { read(0, count) }

  /// Returns `count` bytes at an offset, or `nil` beyond the end of the file.
  func bytes(at offset: Int, _ count: Int) -> [UInt8]? {
    guard offset >= 0, offset < 1 << 40 else { return nil }
    let bytes = read(offset, count)
    return bytes.count == count ? bytes : nil
  }

  /// Returns a big-endian number of at most 7 bytes.
  func number(at offset: Int, _ length: Int) -> Int? {
    bytes(at: offset, length).map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  /// Returns a little-endian number of at most 7 bytes.
  func littleNumber(at offset: Int, _ length: Int) -> Int? {
    bytes(at: offset, length).map { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }

  /// Returns whether an ASCII text is at an offset.
  func has(_ text: String, at offset: Int) -> Bool {
    let wanted = Array(text.utf8)
    return bytes(at: offset, wanted.count) == wanted
  }
}
