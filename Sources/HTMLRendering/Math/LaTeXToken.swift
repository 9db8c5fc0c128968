/// A token of LaTeX.
enum LaTeXToken: Sendable, Hashable {
  /// `\name`, or `\` and one character.
  case command(String)
  case character(Character)
  case open, close, raised, lowered, alignment, lineEnd
  /// White space, which is significant only in texts.
  case space

  /// Returns the tokens of an expression, or `nil` if some of it is not supported.
  static func tokens(of expression: String) -> [LaTeXToken]? {
    var tokens: [LaTeXToken] = []
    var rest = expression[...]
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        let name = rest.prefix { $0.isASCII && $0.isLetter }
        rest = rest[name.endIndex...]
        if !name.isEmpty {
          tokens.append(.command(String(name)))
        } else if let sign = rest.popFirst() {
          tokens.append(sign == "\\" ? .lineEnd : sign.isWhitespace ? .command(" ") : .command(String(sign)))
        } else {
          return nil
        }
      case "{": tokens.append(.open)
      case "}": tokens.append(.close)
      case "^": tokens.append(.raised)
      case "_": tokens.append(.lowered)
      case "&": tokens.append(.alignment)
      // Comments, parameters and changes of mode are not supported.
      case "%", "#", "$": return nil
      case _ where character.isWhitespace: if tokens.last != .space { tokens.append(.space) }
      default: tokens.append(.character(character))
      }
    }
    return tokens
  }
}
