internal import NotionModel

/// Finds ids in a stream of bytes, and marks those that identify whole objects.
///
/// Bytes come in pieces; the end of each is scanned again with the next, so an id may be found twice.
struct IdentityScanner {
  /// An id, with the kind if it is the id of an object: `{"object":"page","id":"…"`.
  struct Mention: Hashable {
    let id: ObjectID
    let kind: String?
  }

  private static let overlap = 96

  private var rest: [UInt8] = []

  /// Calls `found` for each mention in the next bytes.
  mutating func scan(_ bytes: [UInt8], _ found: (Mention) -> Void) {
    let text = rest + bytes
    var run = 0
    var hyphens = 0
    for index in 0...text.count {
      let byte = index < text.count ? text[index] : 0
      if byte.isDigit || (0x61...0x66).contains(byte) {
        run += 1
      } else if byte == 0x2D, [8, 12, 16, 20].contains(run) {
        hyphens += 1
      } else {
        if run == 32, hyphens == 0 || hyphens == 4 {
          let start = index - run - hyphens
          if let id = ObjectID(String(decoding: text[start..<index], as: UTF8.self)) {
            found(Mention(id: id, kind: Self.kind(before: start, in: text)))
          }
        }
        run = 0
        hyphens = 0
      }
    }
    rest = Array(text.suffix(Self.overlap))
  }

  /// Returns the kind if `{"object":"kind","id":"` precedes an id.
  private static func kind(before start: Int, in text: [UInt8]) -> String? {
    // Parsed backwards, with white space wherever JSON allows it.
    guard let end = position(before: start, in: text, of: ["\"", ":", "\"id\"", ",", "\""]) else {
      return nil
    }
    var begin = end
    while begin > 0, text[begin - 1].isLetter || text[begin - 1] == UInt8(ascii: "_") { begin -= 1 }
    guard position(before: begin, in: text, of: ["\"", ":", "\"object\""]) != nil else { return nil }
    return String(decoding: text[begin..<end], as: UTF8.self)
  }

  /// Returns the start of a sequence of tokens that ends at a position, last token first; white space may
  /// separate them.
  private static func position(before end: Int, in text: [UInt8], of words: [String]) -> Int? {
    var position = end
    for (index, word) in words.enumerated() {
      if index > 0 {
        while position > 0, [0x20, 0x09, 0x0A, 0x0D].contains(text[position - 1]) { position -= 1 }
      }
      let start = position - word.utf8.count
      guard start >= 0, text[start..<position].elementsEqual(word.utf8) else { return nil }
      position = start
    }
    return position
  }
}

extension UInt8 {
  /// An ASCII letter.
  fileprivate var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
  /// An ASCII digit.
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
