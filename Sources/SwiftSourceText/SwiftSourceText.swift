/// Swift source in which code can be told from comments and from the contents of string literals.
///
/// It is no parser: it knows where code is, so that a search for a word finds no word of a comment or a text.
package struct SwiftSourceText: Sendable {
  /// The source, UTF-8.
  package let bytes: [UInt8]
  /// The source, byte for byte as long, with spaces in place of comments and of what literals hold, and `_` in
  /// place of what is not ASCII. Quotation marks and line feeds stay.
  package let code: String

  /// Reads source.
  package init(_ text: String) {
    bytes = Array(text.utf8)
    var scanner = SwiftScanner(bytes)
    code = scanner.blanked()
  }

  /// The text of the literal whose opening quotation mark stands at `offset`; `nil` where it is not a plain
  /// literal on one line.
  package func plainLiteral(at offset: Int) -> String? {
    guard bytes.indices.contains(offset), bytes[offset] == UInt8(ascii: "\"") else { return nil }
    let rest = bytes[(offset + 1)...]
    guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }),
      bytes[end] == UInt8(ascii: "\""), !bytes[offset..<end].contains(UInt8(ascii: "\\"))
    else { return nil }
    return String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
  }

  /// The line that a byte stands on, from 1.
  package func line(at offset: Int) -> Int { 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") } }

  /// Where the bracket that stands at `offset` is closed; `nil` where it is not.
  package func closing(of offset: Int) -> Int? {
    let code = Array(self.code.utf8)
    var depth = 0
    for index in offset..<code.count {
      switch code[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// How many brackets that were opened after `start` are open at `offset`.
  package func depth(at offset: Int, from start: Int) -> Int {
    code.utf8.dropFirst(start).prefix(offset - start).reduce(0) { depth, byte in
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth + 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth - 1
      default: depth
      }
    }
  }
}
