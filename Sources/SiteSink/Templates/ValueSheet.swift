import NotionModel

/// Texts in a style sheet, stored as values of custom properties and read by a script.
///
/// A page on a disk may load scripts and style sheets and may read no other file; unlike a script, a style
/// sheet executes nothing. `readValue` in `theme.js` reads it.
enum ValueSheet {
  /// The beginning of every sheet.
  static let opening = "held-value{"
  /// The end of every sheet.
  static let closing = "}\n"

  /// Returns a sheet of lists of texts by name; a name consists of ASCII letters, digits, hyphens and
  /// underscores.
  static func sheet(_ values: [(name: String, texts: [String])]) -> [UInt8] {
    Array((opening + values.map { property($0.name, $0.texts) }.joined(separator: ";") + closing).utf8)
  }

  private static func property(_ name: String, _ texts: [String]) -> String {
    begin(name) + texts.map(encoded).joined(separator: separator) + "\""
  }

  /// Returns the beginning of a value, before its texts.
  static func begin(_ name: String) -> String { "--\(name):\"" }

  /// The separator between two texts of a list.
  static let separator = "%1F"

  /// Returns a text within a CSS string: characters that would end the string or begin an escape are
  /// percent-encoded, and so are control characters and `<`.
  static func encoded(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      // It separates texts.
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
