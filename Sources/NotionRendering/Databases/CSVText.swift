/// Values separated by commas, as RFC 4180 has them.
package enum CSVText {
  /// A line, with its end.
  package static func record(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  /// A text that no spreadsheet takes for a formula: one that begins like a formula has an apostrophe before it.
  ///
  /// Source: OWASP, "CSV Injection". A number with its sign is no formula, and stays as it is.
  package static func harmless(_ text: String) -> String {
    let rest = text.unicodeScalars.drop(while: isPassedOver)
    guard let first = rest.first else { return text }
    let beginsWithControl = text.unicodeScalars.first.map { controls.contains($0) } ?? false
    guard beginsWithControl || signs.contains(first) else { return text }
    return isNumber(text) ? text : "'\(text)"
  }

  private static let controls: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
  /// What begins a formula, and the full-width and small forms that some programs take for the same.
  private static let signs: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}", "\u{FE63}",
    "\u{FE6B}",
  ]

  /// Whether some programs drop a character at the beginning of a cell.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Whether a text is a number in digits, with a sign, a fraction and an exponent or without.
  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { rest.removeFirst() }
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest.removeFirst(count)
      return count
    }
    guard digits() > 0 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits() > 0 else { return false }
    }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func field(_ text: String) -> String {
    let needsQuotes =
      text.unicodeScalars.contains {
        $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" || $0 == ";" || $0 == "\t"
      }
      || text.first?.isWhitespace == true || text.last?.isWhitespace == true
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
