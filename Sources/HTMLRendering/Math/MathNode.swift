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
