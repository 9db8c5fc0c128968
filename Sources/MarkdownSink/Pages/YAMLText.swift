import Yams

/// Texts as scalars that YAML takes for texts.
enum YAMLText {
  /// A scalar that is quoted where without quotes it would be a number, a date, a truth or nothing.
  static func scalar(_ text: String) -> Node.Scalar {
    mayBeOther(text) ? text.represented() : Node.Scalar(text, Tag(.str))
  }

  /// Whether YAML might take a text for something else.
  ///
  /// Yams tells by regular expressions, seven of them: a document of twelve entries takes 73 µs so, and 143 µs with
  /// them (release), of 2 ms that a page of Markdown takes.
  ///
  /// What is no text begins with a digit or a sign, or is one of a few words, with a line end or without.
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
  /// `false` is the longest of the words.
  private static let longestWord = 5
  /// What the longest end of a line takes in UTF-8.
  private static let lineEnd = 3
}
