/// Comma-separated values in the format of RFC 4180.
///
/// ```swift
/// try file.write(CSVText.record(["Ada", CSVText.harmless("=1+1")]))  // Ada,'=1+1
/// ```
public enum CSVText {
  /// Returns a record with its line break.
  public static func record(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\r\n"
  }

  /// Returns a text that no spreadsheet evaluates as a formula: an apostrophe precedes one that begins like a
  /// formula.
  ///
  /// Source: OWASP, "CSV Injection". A signed number is not a formula and is unchanged.
  public static func harmless(_ text: String) -> String {
    let rest = text.unicodeScalars.drop(while: isPassedOver)
    guard let first = rest.first else { return text }
    let beginsWithControl = text.unicodeScalars.first.map { controls.contains($0) } ?? false
    guard beginsWithControl || signs.contains(first) else { return text }
    return isNumber(text) ? text : "'\(text)"
  }

  private static let controls: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
  /// The characters at the beginning of a formula, and their full-width and small forms, which some programs
  /// treat as equal.
  private static let signs: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}", "\u{FE63}",
    "\u{FE6B}",
  ]

  /// Returns whether some programs drop a character at the beginning of a cell.
  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// Returns whether a text is a number in digits, with or without a sign, a fraction and an exponent.
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
    let text = text.withoutControlCharacters
    let needsQuotes =
      text.unicodeScalars.contains {
        $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" || $0 == ";" || $0 == "\t"
      }
      || text.unicodeScalars.first?.properties.isWhitespace == true
      || text.unicodeScalars.last?.properties.isWhitespace == true
    return needsQuotes ? "\"\(text.replacingScalars("\"", with: "\"\""))\"" : text
  }
}
