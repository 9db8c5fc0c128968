extension LaTeXParser {
  /// Returns the node of a command, with its arguments.
  mutating func command(_ name: String) throws(Unknown) -> MathNode {
    if let letter = LaTeXSymbols.letters[name] { return .identifier(letter) }
    if let letter = LaTeXSymbols.uprightLetters[name] { return .identifier(letter, isUpright: true) }
    if let sign = LaTeXSymbols.operators[name] { return .symbol(sign) }
    if let sign = LaTeXSymbols.largeOperators[name] { return .symbol(sign, .large) }
    if let fence = LaTeXSymbols.delimiters[name] { return .symbol(fence, .small) }
    if let width = LaTeXSymbols.spaces[name] { return .space(width) }
    if LaTeXSymbols.functions.contains(name) { return .identifier(name, isUpright: true) }
    if let words = LaTeXSymbols.limitFunctions[name] { return .symbol(words, .large) }
    if let accent = LaTeXSymbols.accents[name] {
      return .accent(
        try argument(), accent.sign, isAbove: accent.isAbove, isWide: accent.isWide)
    }
    if let alphabet = MathAlphabet.named(name) { return try styled(alphabet) }
    if let size = LaTeXSymbols.sizes[name] { return .symbol(try delimiter(), .sized(size)) }
    return try structure(name)
  }

  private mutating func structure(_ name: String) throws(Unknown) -> MathNode {
    switch name {
    case "frac", "cfrac": return .fraction(try argument(), try argument())
    case "dfrac": return .style(.fraction(try argument(), try argument()), isDisplayed: true)
    case "tfrac": return .style(.fraction(try argument(), try argument()), isDisplayed: false)
    case "binom": return try binomial()
    case "dbinom": return .style(try binomial(), isDisplayed: true)
    case "tbinom": return .style(try binomial(), isDisplayed: false)
    case "sqrt":
      var degree: MathNode?
      if take(.character("[")) {
        degree = .group(try row(until: .bracket))
        guard take(.character("]")) else { throw Unknown() }
      }
      return .root(try argument(), degree: degree)
    case "overset", "stackrel":
      let over = try argument()
      return .limits(try argument(), under: nil, over: over)
    case "underset":
      let under = try argument()
      return .limits(try argument(), under: under, over: nil)
    case "left": return try fenced()
    case "begin": return try environment()
    case "text", "textrm", "textnormal", "mbox": return .text(try rawText())
    case "operatorname":
      let hasLimits = take(.character("*"))
      let words = try rawText()
      guard !words.isEmpty, words.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }) else {
        throw Unknown()
      }
      return hasLimits ? .symbol(words, .large) : .identifier(words, isUpright: true)
    case "not":
      guard case .symbol(let sign, let form) = try argument(), sign.unicodeScalars.count == 1 else {
        throw Unknown()
      }
      return .symbol(sign + "\u{338}", form)
    case "pmod":
      return .row([
        .space(444), .symbol("(", .small), .identifier("mod", isUpright: true), .space(333), try argument(),
        .symbol(")", .small),
      ])
    case "bmod": return .row([.space(222), .identifier("mod", isUpright: true), .space(222)])
    default: throw Unknown()
    }
  }

  private mutating func binomial() throws(Unknown) -> MathNode {
    .row([
      .symbol("(", .opening), .fraction(try argument(), try argument(), hasLine: false),
      .symbol(")", .closing),
    ])
  }

  // MARK: Texts

  /// Reads the characters of a group verbatim.
  private mutating func rawText() throws(Unknown) -> String {
    guard take(.open) else { throw Unknown() }
    var text = ""
    while let token = next {
      index += 1
      switch token {
      case .close: return text
      case .space, .command(" "): text += " "
      case .character("~"): text += "\u{A0}"
      case .character(let character): text.append(character)
      case .command(let sign) where ["%", "$", "#", "&", "_", "{", "}"].contains(sign): text += sign
      default: throw Unknown()
      }
    }
    throw Unknown()
  }

  /// Reads letters and digits of another alphabet.
  private mutating func styled(_ alphabet: MathAlphabet) throws(Unknown) -> MathNode {
    skipSpace()
    var letters = ""
    if next == .open {
      letters = try rawText()
    } else if case .character(let character) = next {
      index += 1
      letters = String(character)
    }
    letters.removeAll { $0 == " " }
    guard !letters.isEmpty, letters.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
      throw Unknown()
    }
    if alphabet == .upright { return .identifier(letters, isUpright: true) }
    if alphabet == .italic { return .row(letters.map { .identifier(String($0)) }) }
    return .group(
      letters.map { .identifier(alphabet.letter($0), isUpright: true) })
  }

  // MARK: Fences

  /// Reads the delimiter after `\left`, `\right` or `\big`; empty for a full stop.
  private mutating func delimiter() throws(Unknown) -> String {
    skipSpace()
    guard let token = next else { throw Unknown() }
    index += 1
    switch token {
    case .character("."): return ""
    case .character("<"): return "⟨"
    case .character(">"): return "⟩"
    case .character(let sign) where "()[]|/".contains(sign): return String(sign)
    case .command(let name):
      guard let sign = LaTeXSymbols.delimiters[name] else { throw Unknown() }
      return sign
    default: throw Unknown()
    }
  }

  private mutating func fenced() throws(Unknown) -> MathNode {
    var nodes: [MathNode] = []
    func fence(_ sign: String, _ form: MathNode.OperatorForm) -> [MathNode] {
      sign.isEmpty ? [] : [.symbol(sign, form)]
    }
    nodes += fence(try delimiter(), .opening)
    while true {
      nodes += try row(until: .right)
      if take(.command("middle")) {
        nodes += fence(try delimiter(), .middle)
        continue
      }
      guard take(.command("right")) else { throw Unknown() }
      return .row(nodes + fence(try delimiter(), .closing))
    }
  }

  // MARK: Environments

  private mutating func environment() throws(Unknown) -> MathNode {
    let name = try rawText()
    var alignment = MathAlignment.center
    var fences = ("", "")
    var isDisplayed = false
    switch name {
    case "matrix", "smallmatrix": break
    case "pmatrix": fences = ("(", ")")
    case "bmatrix": fences = ("[", "]")
    case "Bmatrix": fences = ("{", "}")
    case "vmatrix": fences = ("|", "|")
    case "Vmatrix": fences = ("‖", "‖")
    case "cases": (alignment, fences) = (.left, ("{", ""))
    case "aligned", "align", "align*", "split": (alignment, isDisplayed) = (.alternating, true)
    case "gathered", "gather", "gather*", "equation", "equation*": isDisplayed = true
    case "array":
      let columns = try rawText().filter { $0 != " " }
      guard columns.allSatisfy({ "lcr".contains($0) }) else { throw Unknown() }
      alignment = .columns(Array(columns))
    default: throw Unknown()
    }
    let rows = try rows(until: .environment)
    guard take(.command("end")), try rawText() == name else { throw Unknown() }
    let table = MathNode.table(rows, alignment, isDisplayed: isDisplayed)
    guard fences.0 != "" else { return table }
    let closing: [MathNode] = fences.1.isEmpty ? [] : [.symbol(fences.1, .closing)]
    return .row([.symbol(fences.0, .opening), table] + closing)
  }
}
