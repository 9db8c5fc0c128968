/// Formulas between dollars, where Markdown is not read as long as they are taken for formulas.
enum MathText {
  /// A formula that neither ends early nor holds anything that HTML would be, should a reader take it for text.
  ///
  /// TeX does not mind a space after a sign of relation. A dollar within a formula can only be a printed one.
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

  /// Whether a character beside the dollar keeps a reader from taking what stands there for a formula.
  ///
  /// Pandoc wants no digit after it, GitHub no letter on either side, and two dollars are another mark.
  static func disturbs(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar == "$" || scalar == "_" || scalar.properties.isAlphabetic
      || scalar.properties.numericType != nil
  }

  /// What parts a formula from its neighbours, and is not shown.
  static let separator = "<!-- -->"
}
