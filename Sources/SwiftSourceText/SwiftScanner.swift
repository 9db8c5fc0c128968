/// A single pass over Swift source that blanks comments and the contents of literals.
struct SwiftScanner {
  private let source: [UInt8]
  private var result: [UInt8]
  private var position = 0

  init(_ source: [UInt8]) {
    self.source = source
    result = source
  }

  mutating func blanked() -> String {
    code(until: nil)
    for index in result.indices where result[index] >= 0x80 { result[index] = UInt8(ascii: "_") }
    return String(decoding: result, as: UTF8.self)
  }

  /// Scans code to its end, or to the parenthesis that closes an interpolation.
  private mutating func code(until closing: UInt8?) {
    var depth = 0
    while position < source.count {
      if stands("//") {
        while position < source.count, source[position] != UInt8(ascii: "\n") { blank() }
      } else if stands("/*") {
        blockComment()
      } else if let hashes = literalHashes() {
        literal(hashes: hashes)
      } else {
        if let closing {
          if source[position] == UInt8(ascii: "(") { depth += 1 }
          if source[position] == closing {
            if depth == 0 { return }
            depth -= 1
          }
          blank()
        } else {
          position += 1
        }
      }
    }
  }

  private mutating func blockComment() {
    var depth = 0
    repeat {
      if stands("/*") {
        depth += 1
        blank(2)
      } else if stands("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < source.count
  }

  /// Returns the number of `#` before the quotation mark of a literal that begins here, or `nil` if none
  /// does.
  private func literalHashes() -> Int? {
    var index = position
    while index < source.count, source[index] == UInt8(ascii: "#") { index += 1 }
    guard index < source.count, source[index] == UInt8(ascii: "\"") else { return nil }
    return index - position
  }

  private mutating func literal(hashes: Int) {
    let fence = String(repeating: "#", count: hashes)
    position += hashes
    let quotes = stands("\"\"\"") ? "\"\"\"" : "\""
    position += quotes.utf8.count
    let start = position
    while position < source.count {
      if stands(quotes + fence) {
        // Literals within interpolations have kept their quotation marks.
        erase(start..<position)
        position += quotes.utf8.count + hashes
        return
      }
      if stands("\\" + fence + "(") {
        blank(2 + hashes)
        code(until: UInt8(ascii: ")"))
        if position < source.count { blank() }
      } else if stands("\\" + fence) {
        // The escaped character does not end the literal.
        blank(2 + hashes)
      } else if source[position] == UInt8(ascii: "\n"), quotes.utf8.count == 1 {
        // An unterminated literal, which the compiler will report.
        return
      } else {
        blank()
      }
    }
  }

  private func stands(_ text: String) -> Bool { source[position...].starts(with: text.utf8) }

  private mutating func blank(_ count: Int = 1) {
    let end = min(position + count, source.count)
    erase(position..<end)
    position = end
  }

  private mutating func erase(_ range: Range<Int>) {
    for index in range where result[index] != UInt8(ascii: "\n") { result[index] = UInt8(ascii: " ") }
  }
}
