/// Formulas between dollars, in which Markdown is not parsed as long as they are recognised.
enum MathText {
  /// Returns a formula that neither ends early nor contains HTML, in case a reader treats it as text.
  ///
  /// TeX ignores a space after a relation. A dollar within a formula can only be a printed one.
  static func harmless(_ expression: String) -> String {
    var result = ""
    var backslashes = 0
    let scalars = Array(expression.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isEscaped = backslashes % 2 == 1
      backslashes = scalar == "\\" ? backslashes + 1 : 0
      let next: Unicode.Scalar? = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "$" where !isEscaped: result += "\\$"
      case "<" where next.map { !$0.properties.isWhitespace } ?? false: result += "< "
      case "%" where next == "%": result += "% "
      default: result.unicodeScalars.append(scalar)
      }
    }
    // A backslash at the end would escape the dollar.
    if backslashes % 2 == 1 { result.removeLast() }
    return result
  }

  /// Returns whether a character next to the dollar keeps a reader from recognising the formula.
  ///
  /// Pandoc permits no digit after it, GitHub no letter on either side, and two dollars are another
  /// delimiter.
  static func disturbs(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar == "$" || scalar == "_" || scalar.properties.isAlphabetic
      || scalar.properties.numericType != nil
  }

  /// An invisible separator between a formula and its neighbours.
  static let separator = "<!-- -->"
}
