import NotionExportKit

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
