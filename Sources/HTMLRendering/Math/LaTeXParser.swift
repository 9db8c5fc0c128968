/// A parser of the part of LaTeX that can be converted to MathML reliably.
///
/// Any other command makes the whole formula unsupported: half a formula would have another meaning.
struct LaTeXParser {
  /// The end of a row of a formula.
  enum End: Sendable, Hashable {
    case input, group, right, bracket
    case environment
  }

  /// The formula contains an unsupported command.
  struct Unknown: Error {}

  /// Deeper nesting of groups does not occur in real formulas.
  static let depthLimit = 180

  var tokens: [LaTeXToken]
  var index = 0
  var depth = 0

  /// Returns the parsed formula, or `nil` if some of it is not supported.
  static func parse(_ expression: String) -> MathNode? {
    guard let tokens = LaTeXToken.tokens(of: expression) else { return nil }
    var parser = LaTeXParser(tokens: tokens)
    guard let rows = try? parser.rows(until: .input), parser.index == parser.tokens.count else { return nil }
    if rows.count == 1, rows[0].count == 1 { return rows[0][0] }
    // Lines without an environment are stacked; columns without one are invalid.
    guard rows.allSatisfy({ $0.count == 1 }) else { return nil }
    return .table(rows, .center, isDisplayed: true)
  }

  // MARK: Tokens

  var next: LaTeXToken? { index < tokens.count ? tokens[index] : nil }

  mutating func skipSpace() { while next == .space { index += 1 } }

  mutating func take(_ token: LaTeXToken) -> Bool {
    skipSpace()
    guard next == token else { return false }
    index += 1
    return true
  }

  // MARK: Rows

  /// Reads rows of cells, up to `end`.
  mutating func rows(until end: End) throws(Unknown) -> [[MathNode]] {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw Unknown() }
    var rows: [[MathNode]] = [[]]
    while true {
      let cell = try row(until: end)
      rows[rows.count - 1].append(.group(cell))
      if take(.alignment) { continue }
      if take(.lineEnd) {
        try skipLength()
        rows.append([])
        continue
      }
      break
    }
    // A line break after the last row does not begin another.
    if rows.count > 1, let last = rows.last, last == [.row([])] { rows.removeLast() }
    return rows
  }

  /// Skips the extra height after a line break, as in `\\[4pt]`.
  private mutating func skipLength() throws(Unknown) {
    let start = index
    guard take(.character("[")) else { return }
    while let token = next, token != .character("]") {
      guard case .character(let character) = token,
        character.isNumber || character.isLetter || character == "."
      else {
        // It is a bracket of the next line.
        index = start
        return
      }
      index += 1
    }
    guard take(.character("]")) else { throw Unknown() }
  }

  /// Reads a row up to `end`, which is not consumed.
  mutating func row(until end: End) throws(Unknown) -> [MathNode] {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw Unknown() }
    var nodes: [MathNode] = []
    while true {
      skipSpace()
      guard let token = next else {
        guard end == .input else { throw Unknown() }
        return nodes
      }
      switch token {
      case .close where end == .group, .alignment, .lineEnd: return nodes
      case .command("end") where end == .environment: return nodes
      case .command("right") where end == .right, .command("middle") where end == .right: return nodes
      case .character("]") where end == .bracket: return nodes
      case .command("displaystyle"), .command("textstyle"):
        index += 1
        let rest = try row(until: end)
        return nodes + [.style(.group(rest), isDisplayed: token == .command("displaystyle"))]
      default: nodes.append(try scripted(atom()))
      }
    }
  }

  // MARK: Scripts

  /// Reads the superscript and subscript of an atom.
  private mutating func scripted(_ base: MathNode) throws(Unknown) -> MathNode {
    var sub: MathNode?
    var sup: [MathNode] = []
    var hasSuperscript = false
    var takesLimits: Bool? = nil
    while true {
      skipSpace()
      switch next {
      case .command("limits"), .command("nolimits"):
        takesLimits = next == .command("limits")
        index += 1
      case .character("'"):
        index += 1
        sup.append(.symbol("′"))
      case .raised where !hasSuperscript:
        index += 1
        hasSuperscript = true
        sup.append(try argument())
      case .lowered where sub == nil:
        index += 1
        sub = try argument()
      case .raised, .lowered: throw Unknown()
      default:
        guard sub != nil || !sup.isEmpty else { return base }
        let over = sup.isEmpty ? nil : MathNode.group(sup)
        return takesLimits ?? base.takesLimits
          ? .limits(base, under: sub, over: over) : .scripts(base, sub: sub, sup: over)
      }
    }
  }

  /// Reads the argument of a command: a group, or one atom.
  mutating func argument() throws(Unknown) -> MathNode {
    skipSpace()
    guard let token = next, token != .raised, token != .lowered else { throw Unknown() }
    // TeX reads one digit, not a number.
    if case .character(let digit) = token, digit.isASCII, digit.isNumber {
      index += 1
      return .number(String(digit))
    }
    return try atom()
  }

  // MARK: Atoms

  private mutating func atom() throws(Unknown) -> MathNode {
    depth += 1
    defer { depth -= 1 }
    skipSpace()
    // Commands nest without groups, too, as in `\sqrt\sqrt x`.
    guard let token = next, depth < Self.depthLimit else { throw Unknown() }
    switch token {
    case .open:
      index += 1
      let nodes = try row(until: .group)
      guard take(.close) else { throw Unknown() }
      return .row(nodes)
    case .character(let character):
      index += 1
      return try self.character(character)
    case .command(let name):
      index += 1
      return try command(name)
    // A script without a base has an empty one.
    case .raised, .lowered: return .row([])
    case .close, .alignment, .lineEnd, .space: throw Unknown()
    }
  }

  private mutating func character(_ character: Character) throws(Unknown) -> MathNode {
    if character.isASCII, character.isNumber {
      var digits = String(character)
      while case .character(let digit) = next, digit.isASCII, digit.isNumber || digit == "." {
        if digit == ".", !followsDigit { break }
        digits.append(digit)
        index += 1
      }
      return .number(digits)
    }
    if character.isLetter { return .identifier(String(character)) }
    switch character {
    case "-": return .symbol("−")
    case "*": return .symbol("∗")
    case "'": return .symbol("′")
    case "~": return .space(333)
    case "(", ")", "[", "]", "|": return .symbol(String(character), .small)
    case "+", "=", "<", ">", "/", ",", ";", ":", "!", ".", "?": return .symbol(String(character))
    default:
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
        scalar.properties.generalCategory == .mathSymbol
      else { throw Unknown() }
      return .symbol(String(character))
    }
  }

  private var followsDigit: Bool {
    guard index + 1 < tokens.count, case .character(let after) = tokens[index + 1] else { return false }
    return after.isASCII && after.isNumber
  }
}

extension MathNode {
  /// Whether its scripts are above and below it in display style.
  fileprivate var takesLimits: Bool {
    switch self {
    case .symbol(_, .large), .accent(_, "⏞", _, _), .accent(_, "⏟", _, _): true
    default: false
    }
  }
}

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
