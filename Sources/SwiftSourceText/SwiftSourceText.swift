/// Swift source with code separated from comments and the contents of string literals.
///
/// It is not a parser: it only marks code, so that a search does not match comments and texts.
package struct SwiftSourceText: Sendable {
  /// The source, UTF-8.
  package let bytes: [UInt8]
  /// The source with the same length in bytes, with spaces in place of comments and the contents of literals,
  /// and `_` in place of non-ASCII bytes. Quotation marks and line feeds are kept.
  package let code: String

  /// Scans source.
  package init(_ text: String) {
    bytes = Array(text.utf8)
    var scanner = SwiftScanner(bytes)
    code = scanner.blanked()
  }

  /// Returns the text of the literal with its opening quotation mark at `offset`, or `nil` if it is not a
  /// plain literal on one line.
  package func plainLiteral(at offset: Int) -> String? {
    guard bytes.indices.contains(offset), bytes[offset] == UInt8(ascii: "\"") else { return nil }
    let rest = bytes[(offset + 1)...]
    guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }),
      bytes[end] == UInt8(ascii: "\""), !bytes[offset..<end].contains(UInt8(ascii: "\\"))
    else { return nil }
    return String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
  }

  /// Returns the line of a byte, from 1.
  package func line(at offset: Int) -> Int { 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") } }

  /// Returns the offset of the bracket that closes the one at `offset`, or `nil` if there is none.
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

  /// Returns the number of brackets that were opened after `start` and are open at `offset`.
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
