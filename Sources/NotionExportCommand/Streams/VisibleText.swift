/// Escapes characters that control a terminal.
///
/// Titles, file names and messages of servers are foreign text. An escape sequence in one could overwrite the
/// screen, or set the clipboard; a bidirectional control could reverse a line; a line break could forge a
/// line of a log.
enum VisibleText {
  /// Returns a text on one line, with escapes such as `\n`, `\r`, `\t` and `\u{1B}`.
  static func line(_ text: String) -> String { shown(text) { _ in false } }

  /// Returns a text of several lines, whose line breaks are kept.
  static func block(_ text: String) -> String { shown(text) { $0 == "\n" } }

  /// Returns a JSON document with equal strings, in which characters are escaped as in `\u009b`.
  static func json(_ text: String) -> String {
    guard needsChange(text) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if isActive(scalar) { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
    }
  }

  /// Returns the escape of a character in a string of JSON or YAML; all active characters have four digits at
  /// most.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Returns whether a character controls a terminal: control characters, bidirectional controls and line
  /// separators.
  static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isBidiControl
    }
  }

  private static func needsChange(_ text: String) -> Bool {
    !text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.unicodeScalars.contains(where: isActive)
  }

  private static func shown(_ text: String, except isKept: (Unicode.Scalar) -> Bool) -> String {
    guard needsChange(text) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case _ where isKept(scalar) || !isActive(scalar): result.unicodeScalars.append(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
  }
}
