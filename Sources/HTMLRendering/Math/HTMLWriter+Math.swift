extension HTMLWriter {
  /// Writes a formula as MathML, with its LaTeX as annotation; as LaTeX if some of it is not supported.
  public mutating func equation(_ expression: String, isBlock: Bool) throws(HTMLWriterError) {
    guard let formula = LaTeXParser.parse(expression) else {
      return try element("code", ("class", "latex"), text: expression)
    }
    try open("math", ("display", isBlock ? "block" : nil))
    try open("semantics")
    try open("mrow")
    try math(formula)
    try close()
    try element("annotation", ("encoding", "application/x-tex"), text: expression)
    try close()
    try close()
  }

  private mutating func math(_ node: MathNode) throws(HTMLWriterError) {
    switch node {
    case .row(let nodes):
      try open("mrow")
      for node in nodes { try math(node) }
      try close()
    case .identifier(let name, let isUpright):
      // Browsers slant a single letter, except a character with a style of its own.
      let isShaped = name.unicodeScalars.contains {
        (0x2100...0x214F).contains($0.value) || $0.value >= 0x1D400
      }
      let needsMark = isUpright && name.count == 1 && !isShaped
      try element("mi", ("mathvariant", needsMark ? "normal" : nil), text: name)
    case .number(let digits): try element("mn", text: digits)
    case .symbol(let sign, let form): try symbol(sign, form)
    case .text(let text): try element("mtext", text: text.replacing(" ", with: "\u{A0}"))
    case .space(let width): try empty("mspace", ("width", Self.ems(width, per: 1000)))
    case .fraction(let above, let below, let hasLine):
      try open("mfrac", ("linethickness", hasLine ? nil : "0"))
      try math(above)
      try math(below)
      try close()
    case .root(let base, let degree?):
      try open("mroot")
      try math(base)
      try math(degree)
      try close()
    case .root(let base, nil):
      try open("msqrt")
      try math(base)
      try close()
    case .scripts(let base, let sub, let sup):
      try open(sub == nil ? "msup" : sup == nil ? "msub" : "msubsup")
      try math(base, sub, sup)
    case .limits(let base, let under, let over):
      try open(under == nil ? "mover" : over == nil ? "munder" : "munderover")
      try math(base, under, over)
    case .accent(let base, let sign, let isAbove, let isWide):
      if isAbove {
        try open("mover", ("accent", "true"))
      } else {
        try open("munder", ("accentunder", "true"))
      }
      try math(base)
      try element("mo", ("stretchy", isWide ? "true" : "false"), text: sign)
      try close()
    case .style(let inner, let isDisplayed):
      try open("mstyle", ("displaystyle", isDisplayed ? "true" : "false"))
      try math(inner)
      try close()
    case .table(let rows, let alignment, let isDisplayed): try table(rows, alignment, isDisplayed)
    }
  }

  private mutating func math(
    _ base: MathNode, _ first: MathNode?, _ second: MathNode?
  ) throws(HTMLWriterError) {
    try math(base)
    if let first { try math(first) }
    if let second { try math(second) }
    try close()
  }

  private mutating func symbol(_ sign: String, _ form: MathNode.OperatorForm) throws(HTMLWriterError) {
    switch form {
    case .usual: try element("mo", text: sign)
    case .small: try element("mo", ("stretchy", "false"), text: sign)
    case .opening: try element("mo", ("fence", "true"), ("form", "prefix"), text: sign)
    case .closing: try element("mo", ("fence", "true"), ("form", "postfix"), text: sign)
    case .middle: try element("mo", ("fence", "true"), ("form", "infix"), ("stretchy", "true"), text: sign)
    case .sized(let size):
      let height = Self.ems(size, per: 100)
      try element("mo", ("minsize", height), ("maxsize", height), text: sign)
    case .large: try element("mo", ("movablelimits", "true"), text: sign)
    }
  }

  private mutating func table(
    _ rows: [[MathNode]], _ alignment: MathAlignment, _ isDisplayed: Bool
  ) throws(HTMLWriterError) {
    try open("mtable", ("displaystyle", isDisplayed ? "true" : nil))
    for row in rows {
      try open("mtr")
      for (column, cell) in row.enumerated() {
        try open("mtd", ("class", alignment.cellClass(column)))
        try math(cell)
        try close()
      }
      try close()
    }
    try close()
  }

  private static func ems(_ width: Int, per unit: Int) -> String {
    let digits = String(unit + abs(width) % unit).dropFirst()
    return "\(width < 0 ? "-" : "")\(abs(width) / unit).\(digits)em"
  }
}

/// A part of a formula, in the terms of MathML.
indirect enum MathNode: Sendable, Hashable {
  /// The size of an operator.
  enum OperatorForm: Sendable, Hashable {
    /// The default in MathML's operator dictionary.
    case usual
    /// No larger than a letter, as for a bare bracket in TeX.
    case small
    /// Stretched to its content, as after `\left` and `\right`.
    case opening, closing, middle
    /// Of a size in hundredths of an em, as after `\big`.
    case sized(Int)
    /// Larger in display style, with limits above and below there.
    case large
  }

  /// Parts side by side.
  case row([MathNode])
  /// An identifier; a single letter is slanted unless it is upright.
  case identifier(String, isUpright: Bool = false)
  case number(String)
  case symbol(String, OperatorForm = .usual)
  case text(String)
  /// White space, in thousandths of an em.
  case space(Int)
  case fraction(MathNode, MathNode, hasLine: Bool = true)
  case root(MathNode, degree: MathNode?)
  case scripts(MathNode, sub: MathNode?, sup: MathNode?)
  case limits(MathNode, under: MathNode?, over: MathNode?)
  /// An accent above or below, as `^` over a letter.
  case accent(MathNode, String, isAbove: Bool, isWide: Bool)
  case table([[MathNode]], MathAlignment, isDisplayed: Bool)
  /// A part in display style, or in text style.
  case style(MathNode, isDisplayed: Bool)

  /// Returns several parts as one.
  static func group(_ nodes: [MathNode]) -> MathNode { nodes.count == 1 ? nodes[0] : .row(nodes) }
}

/// The alignment of a table's columns.
enum MathAlignment: Sendable, Hashable {
  case center, left
  /// Right and left in turn, as around equality signs.
  case alternating
  case columns([Character])

  /// Returns the class of a cell.
  func cellClass(_ column: Int) -> String? {
    switch self {
    case .center: nil
    case .left: "left"
    case .alternating: column.isMultiple(of: 2) ? "right" : "left"
    case .columns(let columns):
      switch column < columns.count ? columns[column] : "c" {
      case "l": "left"
      case "r": "right"
      default: nil
      }
    }
  }
}
