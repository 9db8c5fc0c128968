import Yams

/// Texts as YAML scalars that are parsed as texts.
enum YAMLText {
  /// Returns a scalar that is quoted if it would otherwise be a number, a date, a boolean or null.
  static func scalar(_ text: String) -> Node.Scalar {
    mayBeOther(text) ? text.represented() : Node.Scalar(text, Tag(.str))
  }

  /// Returns whether YAML might parse a text as another type.
  ///
  /// Yams uses seven regular expressions: a document of twelve entries takes 73 µs with this check, and 143
  /// µs with them (release), of 2 ms for a page of Markdown.
  ///
  /// Values of other types begin with a digit or a sign, or are one of a few words, with or without a line
  /// break.
  static func mayBeOther(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return true
    default: break
    }
    guard text.utf8.count <= longestWord + lineEnd else { return false }
    let isWord = text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    return !isWord || words.contains(text.lowercased())
  }

  private static let words: Set<String> = ["yes", "no", "true", "false", "on", "off", "null"]
  /// The length of `false`, the longest of the words.
  private static let longestWord = 5
  /// The length of the longest line break in UTF-8.
  private static let lineEnd = 3
}
