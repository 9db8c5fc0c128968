/// Makes characters visible that act on a terminal instead of standing on it.
///
/// Titles, file names and messages of servers are other people's text. An escape sequence in one could rewrite what
/// stands on the screen, or set the clipboard; a bidirectional control could turn a line around; a line break could
/// forge a line of a log.
enum VisibleText {
  /// Shows a text on one line: `\n`, `\r`, `\t`, and the others as in `\u{1B}`.
  static func line(_ text: String) -> String { shown(text) { _ in false } }

  /// Shows a text of several lines; line breaks stay.
  static func block(_ text: String) -> String { shown(text) { $0 == "\n" } }

  /// Shows a JSON document, in which every string is still the same: as in `\u009b`.
  static func json(_ text: String) -> String {
    guard needsChange(text) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if isActive(scalar) { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
    }
  }

  /// The escape that a string of JSON or YAML has for a character; all that are active have four digits at most.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Whether a character acts on a terminal: controls, bidirectional controls and separators of lines.
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
