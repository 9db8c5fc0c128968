/// A part of a formula, in the terms of MathML.
indirect enum MathNode: Sendable, Hashable {
  /// How an operator is set.
  enum OperatorForm: Sendable, Hashable {
    /// As the dictionary of operators has it.
    case usual
    /// No larger than a letter, as TeX sets a bare bracket.
    case small
    /// As large as what it stands beside, as after `\left` and `\right`.
    case opening, closing, middle
    /// Of a size in hundredths of an em, as after `\big`.
    case sized(Int)
    /// Larger in a displayed formula, with limits above and below there.
    case large
  }

  /// Parts side by side.
  case row([MathNode])
  /// A name; one letter is slanted unless it is upright.
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
  /// Something drawn above or below, as `^` over a letter.
  case accent(MathNode, String, isAbove: Bool, isWide: Bool)
  case table([[MathNode]], MathAlignment, isDisplayed: Bool)
  /// A part that is set as in a displayed formula, or as in a text.
  case style(MathNode, isDisplayed: Bool)

  /// Several parts as one.
  static func group(_ nodes: [MathNode]) -> MathNode { nodes.count == 1 ? nodes[0] : .row(nodes) }
}

/// How the columns of a table stand.
enum MathAlignment: Sendable, Hashable {
  case center, left
  /// Right and left in turn, as at the signs of equations.
  case alternating
  case columns([Character])

  /// The class of a cell.
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
