import Foundation
import NotionExportKit

/// The intrinsic size of an SVG: its width and height, or else its view box.
///
/// Source: W3C, "Scalable Vector Graphics (SVG) 2", 8.2 and 8.6.
enum SVGSize {
  /// The number of bytes within which the start tag of the element must begin and end.
  private static let reach = 64 << 10

  static func size(of bytes: PictureBytes) -> PixelSize? {
    // Most files of other formats differ in their first character.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var start = bytes.prefix(256)[...]
    if start.starts(with: mark) { start = start.dropFirst(3) }
    guard start.first(where: { !isSpace($0) }) == UInt8(ascii: "<") else { return nil }
    var text = String(decoding: bytes.prefix(reach), as: UTF8.self)[...]
    guard let tag = startTag(in: &text) else { return nil }
    let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
    guard name.split(separator: ":").last == "svg" else { return nil }
    return size(attributes(of: tag.dropFirst(name.count)))
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

  private static func size(_ attributes: [Substring: Substring]) -> PixelSize? {
    let box = attributes["viewBox"]?.split { $0 == "," || $0.isWhitespace }.compactMap { Double($0) } ?? []
    let (width, height) = (length(attributes["width"]), length(attributes["height"]))
    let hasBox = box.count == 4 && box[2] > 0 && box[3] > 0
    switch (width, height) {
    case (let width?, let height?): return size(width, height)
    case (let width?, nil) where hasBox: return size(width, width * box[3] / box[2])
    case (nil, let height?) where hasBox: return size(height * box[2] / box[3], height)
    case (nil, nil) where hasBox: return size(box[2], box[3])
    default: return nil
    }
  }

  private static func size(_ width: Double, _ height: Double) -> PixelSize? {
    guard 0.5..<1_000_000 ~= width, 0.5..<1_000_000 ~= height else { return nil }
    return PictureSize.size(Int(width.rounded()), Int(height.rounded()))
  }

  /// CSS pixels of each absolute unit.
  private static let units: [Substring: Double] = [
    "": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16, "q": 96 / 101.6,
  ]

  /// Returns a length in pixels, or `nil` if it is relative to the context.
  private static func length(_ text: Substring?) -> Double? {
    guard let text = text?.trimmingPrefix(while: \.isWhitespace) else { return nil }
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "+") }
    let unit = text.dropFirst(digits.count).prefix { !$0.isWhitespace }.lowercased()
    guard let number = Double(digits), let factor = units[unit[...]] else { return nil }
    return number * factor
  }

  // MARK: Markup

  /// Returns the content of the first start tag, after declarations and comments.
  private static func startTag(in text: inout Substring) -> Substring? {
    while let open = text.firstIndex(of: "<") {
      text = text[open...]
      if text.hasPrefix("<?") {
        guard let end = text.firstRange(of: "?>") else { return nil }
        text = text[end.upperBound...]
      } else if text.hasPrefix("<!--") {
        guard let end = text.firstRange(of: "-->") else { return nil }
        text = text[end.upperBound...]
      } else if text.hasPrefix("<!") {
        guard skipDeclaration(&text) else { return nil }
      } else {
        return tag(text.dropFirst())
      }
    }
    return nil
  }

  /// Skips `<!DOCTYPE …>`, which may hold declarations in brackets.
  private static func skipDeclaration(_ text: inout Substring) -> Bool {
    guard let end = text.firstIndex(where: { $0 == "[" || $0 == ">" }) else { return false }
    text = text[text.index(after: end)...]
    guard text.base[end] == "[" else { return true }
    guard let close = text.firstIndex(of: "]"), let end = text[close...].firstIndex(of: ">") else {
      return false
    }
    text = text[text.index(after: end)...]
    return true
  }

  /// Returns the tag up to its end, which is outside quotation marks.
  private static func tag(_ text: Substring) -> Substring? {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return text[..<index]
      }
    }
    return nil
  }

  private static func attributes(of tag: Substring) -> [Substring: Substring] {
    var attributes: [Substring: Substring] = [:]
    var rest = tag
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(whereSeparator: \.isWhitespace).last ?? ""
      rest = rest[rest.index(after: equals)...].trimmingPrefix(while: \.isWhitespace)
      guard let quote = rest.first, quote == "\"" || quote == "'",
        let end = rest.dropFirst().firstIndex(of: quote)
      else { break }
      attributes[name] = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
    }
    return attributes
  }
}
