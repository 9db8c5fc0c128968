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
