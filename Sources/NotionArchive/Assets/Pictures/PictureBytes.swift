import Foundation

/// The bytes of a file, read where they are asked for: a header may lie behind a megabyte of other things.
struct PictureBytes {
  private let read: (_ offset: Int, _ count: Int) -> [UInt8]

  /// The bytes of an open file.
  init(_ handle: FileHandle) {
    read = { offset, count in
      guard (try? handle.seek(toOffset: UInt64(offset))) != nil else { return [] }
      return (try? handle.read(upToCount: count)).flatMap { $0 }.map(Array.init) ?? []
    }
  }

  /// Bytes that are in memory.
  init(_ bytes: [UInt8]) {
    read = { offset, count in
      let start = min(offset, bytes.count)
      return Array(bytes[start..<min(start + count, bytes.count)])
    }
  }

  /// As many bytes as there are, up to a count.
  func prefix(_ count: Int) -> [UInt8] { read(0, count) }

  /// Bytes from a place on; `nil` where the file ends before.
  func bytes(at offset: Int, _ count: Int) -> [UInt8]? {
    guard offset >= 0, offset < 1 << 40 else { return nil }
    let bytes = read(offset, count)
    return bytes.count == count ? bytes : nil
  }

  /// A number whose first byte is the greatest; of at most 7 bytes.
  func number(at offset: Int, _ length: Int) -> Int? {
    bytes(at: offset, length).map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  /// A number whose first byte is the least; of at most 7 bytes.
  func littleNumber(at offset: Int, _ length: Int) -> Int? {
    bytes(at: offset, length).map { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }

  /// Whether a text of ASCII stands at a place.
  func has(_ text: String, at offset: Int) -> Bool {
    let wanted = Array(text.utf8)
    return bytes(at: offset, wanted.count) == wanted
  }
}
