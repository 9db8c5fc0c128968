import NotionModel

/// Texts that a script reads out of a style sheet, where they are values of properties.
///
/// A page on a disk may load scripts and style sheets and may read no other file; a style sheet, unlike a script, runs
/// nothing. `readValue` in `theme.js` reads it.
enum ValueSheet {
  /// The beginning of every sheet.
  static let opening = "held-value{"
  /// The end of every sheet.
  static let closing = "}\n"

  /// A sheet of lists of texts by name; a name is of letters, digits, hyphens and low lines of ASCII.
  static func sheet(_ values: [(name: String, texts: [String])]) -> [UInt8] {
    Array((opening + values.map { property($0.name, $0.texts) }.joined(separator: ";") + closing).utf8)
  }

  private static func property(_ name: String, _ texts: [String]) -> String {
    begin(name) + texts.map(encoded).joined(separator: separator) + "\""
  }

  /// The beginning of a value, before its texts.
  static func begin(_ name: String) -> String { "--\(name):\"" }

  /// The separator between two texts of a list.
  static let separator = "%1F"

  /// A text within a string of CSS: what would end the string or begin an escape is percent-encoded, and so are
  /// control characters and `<`.
  static func encoded(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      // It stands between texts.
      case "\u{1F}": continue
      case "\"", "\\", "%", "<", "\u{7F}",
        _ where scalar.value < 0x20:
        result += PercentEncoding.escape(of: UInt8(scalar.value))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
