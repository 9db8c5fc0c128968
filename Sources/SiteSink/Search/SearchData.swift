/// A file that the search reads: a script that calls `searchData` with its name and a value.
///
/// A script, as a page that was opened from a disk may load one and may not read other files.
enum SearchData {
  /// The bytes of a file whose value is a list of texts.
  static func script(_ name: String, _ texts: [String]) -> [UInt8] {
    Array("searchData(\(literal(name)),[\(texts.map(literal).joined(separator: ","))])\n".utf8)
  }

  /// A text as a literal of JavaScript.
  static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\u{2028}": literal += "\\u2028"
      case "\u{2029}": literal += "\\u2029"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        literal += "\\x" + (digits.count == 1 ? "0" : "") + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
