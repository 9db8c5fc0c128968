/// Comparisons by Unicode scalars, for the syntax of a format.
///
/// `String` compares characters as a person sees them: a quotation mark with a combining accent is another character
/// than a quotation mark. A parser of CSV, Markdown or HTML reads the quotation mark. Escape with these functions:
///
/// ```swift
/// let cell = text.replacingScalars("\"", with: "\"\"")
/// ```
extension StringProtocol {
  /// Returns whether the scalars of a text occur one after another.
  public func containsScalars(_ text: String) -> Bool {
    utf8.firstRange(of: text.utf8) != nil
  }

  /// Returns the text with each occurrence of some scalars replaced, from its beginning.
  public func replacingScalars(_ text: String, with replacement: String) -> String {
    String(decoding: Array(utf8).replacing(text.utf8, with: replacement.utf8), as: UTF8.self)
  }

  /// The text without characters that text files do not contain: control characters other than line breaks and tabs.
  ///
  /// A terminal executes some of them, programs take a file with NUL for a binary one, and HTML forbids them. Vertical
  /// tabs and form feeds become spaces.
  public var withoutControlCharacters: String {
    guard utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }) else { return String(self) }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x00...0x08, 0x0E...0x1F, 0x7F: break
      case 0x0B, 0x0C: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
