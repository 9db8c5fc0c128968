import Foundation
import NotionExportKit

/// Determines the size of a picture from its header, regardless of its name and content type.
enum PictureSize {
  /// Returns the size of the picture in a file, or `nil` if its format is unknown or it is damaged.
  static func size(ofFileAt file: URL) -> PixelSize? {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return nil }
    defer { try? handle.close() }
    return size(of: PictureBytes(handle))
  }

  /// Returns the size of a picture, or `nil` if its format is unknown or it is damaged.
  static func size(of bytes: PictureBytes) -> PixelSize? {
    let start = bytes.prefix(12)
    switch start.first {
    case 0x89 where bytes.has("PNG\r\n\u{1A}\n", at: 1): return png(bytes)
    case 0xFF where start.starts(with: [0xFF, 0xD8, 0xFF]): return JPEGSize.size(of: bytes)
    case UInt8(ascii: "G") where bytes.has("GIF8", at: 0): return gif(bytes)
    case UInt8(ascii: "R") where bytes.has("RIFF", at: 0) && bytes.has("WEBP", at: 8): return webP(bytes)
    case UInt8(ascii: "B") where bytes.has("BM", at: 0): return bitmap(bytes)
    case 0 where bytes.has("ftyp", at: 4): return HEIFSize.size(of: bytes)
    default: return SVGSize.size(of: bytes)
    }
  }

  /// Source: W3C, "Portable Network Graphics (PNG) Specification", 11.2.1.
  private static func png(_ bytes: PictureBytes) -> PixelSize? {
    guard bytes.has("IHDR", at: 12) else { return nil }
    return size(bytes.number(at: 16, 4), bytes.number(at: 20, 4))
  }

  private static func gif(_ bytes: PictureBytes) -> PixelSize? {
    size(bytes.littleNumber(at: 6, 2), bytes.littleNumber(at: 8, 2))
  }

  /// Source: Google, "WebP Container Specification".
  private static func webP(_ bytes: PictureBytes) -> PixelSize? {
    if bytes.has("VP8X", at: 12) {
      return size(
        bytes.littleNumber(at: 24, 3).map { $0 + 1 }, bytes.littleNumber(at: 27, 3).map { $0 + 1 })
    }
    if bytes.has("VP8L", at: 12) {
      guard bytes.number(at: 20, 1) == 0x2F, let both = bytes.littleNumber(at: 21, 4) else { return nil }
      return size(both & 0x3FFF + 1, both >> 14 & 0x3FFF + 1)
    }
    guard bytes.has("VP8 ", at: 12), bytes.number(at: 23, 3) == 0x9D012A else { return nil }
    return size(
      bytes.littleNumber(at: 26, 2).map { $0 & 0x3FFF }, bytes.littleNumber(at: 28, 2).map { $0 & 0x3FFF })
  }

  private static func bitmap(_ bytes: PictureBytes) -> PixelSize? {
    guard let header = bytes.littleNumber(at: 14, 4) else { return nil }
    if header == 12 { return size(bytes.littleNumber(at: 18, 2), bytes.littleNumber(at: 20, 2)) }
    guard header >= 40 else { return nil }
    // A negative height means lines stored from the top.
    let height = bytes.littleNumber(at: 22, 4).map { abs(Int(Int32(truncatingIfNeeded: $0))) }
    return size(bytes.littleNumber(at: 18, 4), height)
  }

  /// The largest width or height that browsers show.
  private static let limit = 1_000_000

  /// Returns the size if both numbers are plausible.
  static func size(_ width: Int?, _ height: Int?) -> PixelSize? {
    guard let width, let height, 1...limit ~= width, 1...limit ~= height else { return nil }
    return PixelSize(width: width, height: height)
  }
}

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

/// The size of a JPEG, after the rotation in its Exif data.
///
/// Source: ITU-T T.81, B.1.1; CIPA DC-008, "Exif", 4.5 and 4.6.
enum JPEGSize {
  /// More segments than any camera writes before the picture.
  private static let segmentLimit = 2_000

  static func size(of bytes: PictureBytes) -> PixelSize? {
    var offset = 2
    var isTurned = false
    for _ in 0..<segmentLimit {
      guard bytes.number(at: offset, 1) == 0xFF, let marker = bytes.number(at: offset + 1, 1) else {
        return nil
      }
      switch marker {
      case 0xFF:
        // Any number of fill bytes may precede a marker.
        offset += 1
        continue
      case 0x01, 0xD0...0xD8:
        offset += 2
        continue
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        let (height, width) = (bytes.number(at: offset + 5, 2), bytes.number(at: offset + 7, 2))
        return isTurned ? PictureSize.size(height, width) : PictureSize.size(width, height)
      case 0xD9, 0xDA: return nil
      case 0xE1 where bytes.has("Exif\0\0", at: offset + 4):
        if let orientation = orientation(bytes, at: offset + 10) { isTurned = 5...8 ~= orientation }
      default: break
      }
      guard let length = bytes.number(at: offset + 2, 2), length >= 2 else { return nil }
      offset += 2 + length
    }
    return nil
  }

  /// Returns the orientation in the first directory of Exif data.
  private static func orientation(_ bytes: PictureBytes, at start: Int) -> Int? {
    let isLittle = bytes.has("II", at: start)
    guard isLittle || bytes.has("MM", at: start) else { return nil }
    func number(_ offset: Int, _ length: Int) -> Int? {
      isLittle ? bytes.littleNumber(at: start + offset, length) : bytes.number(at: start + offset, length)
    }
    guard number(2, 2) == 42, let directory = number(4, 4), let count = number(directory, 2) else {
      return nil
    }
    for index in 0..<min(count, 500) {
      let entry = directory + 2 + 12 * index
      guard let tag = number(entry, 2) else { return nil }
      if tag == 0x0112 { return number(entry + 8, 2) }
    }
    return nil
  }
}
