import NotionExportKit

/// The size of the picture in an AVIF or HEIC file, after the file's rotation.
///
/// Source: ISO/IEC 14496-12, 4.2 and 8.11; ISO/IEC 23008-12, 6.5.
struct HEIFSize {
  private struct Box {
    let type: String
    let content: Range<Int>
  }

  private static let brands: Set<String> = ["avif", "avis", "heic", "heix", "heim", "heis", "mif1", "msf1"]
  /// More boxes than a picture has of any kind.
  private static let boxLimit = 2_000

  private let bytes: PictureBytes

  static func size(of bytes: PictureBytes) -> PixelSize? {
    let reader = HEIFSize(bytes: bytes)
    guard let length = bytes.number(at: 0, 4), reader.isPicture(length) else { return nil }
    guard let meta = reader.boxes(in: 0..<Int.max).first(where: { $0.type == "meta" }) else { return nil }
    return reader.size(in: meta.content.dropFirst(4))
  }

  private func isPicture(_ length: Int) -> Bool {
    stride(from: 8, to: min(length, 256), by: 4).contains { offset in
      offset != 12 && (bytes.bytes(at: offset, 4).map(Self.text).map(Self.brands.contains) ?? false)
    }
  }

  private func size(in meta: Range<Int>) -> PixelSize? {
    let parts = boxes(in: meta)
    guard let properties = parts.first(where: { $0.type == "iprp" }) else { return nil }
    let lists = boxes(in: properties.content)
    guard let container = lists.first(where: { $0.type == "ipco" }) else { return nil }
    let known = boxes(in: container.content)
    let primary = parts.first { $0.type == "pitm" }.flatMap { item(in: $0.content) }
    let indices = lists.first { $0.type == "ipma" }.flatMap { primary.flatMap(uses(in: $0.content)) } ?? []
    var size: PixelSize?
    var isTurned = false
    for index in indices where known.indices.contains(index - 1) {
      let content = known[index - 1].content
      switch known[index - 1].type {
      case "ispe":
        size = PictureSize.size(
          bytes.number(at: content.lowerBound + 4, 4), bytes.number(at: content.lowerBound + 8, 4))
      case "clap": size = cutSize(at: content.lowerBound) ?? size
      case "irot": isTurned = (bytes.number(at: content.lowerBound, 1) ?? 0) & 1 == 1
      default: break
      }
    }
    guard isTurned, let upright = size else { return size }
    return PixelSize(width: upright.height, height: upright.width)
  }

  /// Returns the size after cropping, as encoders pad the picture to whole blocks.
  private func cutSize(at offset: Int) -> PixelSize? {
    let numbers = (0..<4).compactMap { bytes.number(at: offset + 4 * $0, 4) }
    guard numbers.count == 4, numbers[1] > 0, numbers[3] > 0 else { return nil }
    return PictureSize.size(numbers[0] / numbers[1], numbers[2] / numbers[3])
  }

  /// Returns the item of the primary picture.
  private func item(in content: Range<Int>) -> Int? {
    bytes.number(at: content.lowerBound, 1)
      .flatMap { bytes.number(at: content.lowerBound + 4, $0 == 0 ? 2 : 4) }
  }

  /// Returns a function from items to their properties, by position from 1 on.
  private func uses(in content: Range<Int>) -> (_ item: Int) -> [Int]? {
    { item in
      guard let version = bytes.number(at: content.lowerBound, 1),
        let flags = bytes.number(at: content.lowerBound + 1, 3),
        let count = bytes.number(at: content.lowerBound + 4, 4)
      else { return nil }
      let isWide = flags & 1 == 1
      let idLength = version == 0 ? 2 : 4
      var offset = content.lowerBound + 8
      for _ in 0..<min(count, Self.boxLimit) {
        guard let id = bytes.number(at: offset, idLength), let uses = bytes.number(at: offset + idLength, 1)
        else { return nil }
        offset += idLength + 1
        if id == item {
          return (0..<uses).compactMap { index in
            isWide
              ? bytes.number(at: offset + 2 * index, 2).map { $0 & 0x7FFF }
              : bytes.number(at: offset + index, 1).map { $0 & 0x7F }
          }
        }
        offset += uses * (isWide ? 2 : 1)
      }
      return nil
    }
  }

  private func boxes(in range: Range<Int>) -> [Box] {
    var boxes: [Box] = []
    var offset = range.lowerBound
    while offset < range.upperBound, boxes.count < Self.boxLimit {
      guard let short = bytes.number(at: offset, 4), let type = bytes.bytes(at: offset + 4, 4) else { break }
      var (head, length) = (8, short)
      if short == 1 {
        // A length of 8 bytes, of which the first is never needed.
        guard let long = bytes.number(at: offset + 9, 7) else { break }
        (head, length) = (16, long)
      }
      // A length of 0 extends to the end of the file.
      guard length >= head, length < 1 << 40 else { break }
      boxes.append(Box(type: Self.text(type), content: offset + head..<offset + length))
      // Media data follows.
      if Self.text(type) == "meta" { break }
      offset += length
    }
    return boxes
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension Range<Int> {
  fileprivate func dropFirst(_ count: Int) -> Range<Int> {
    Swift.min(lowerBound + count, upperBound)..<upperBound
  }
}
