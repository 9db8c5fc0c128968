/// What a character is to the rules by which delimiters of emphasis open and close.
struct CharacterClass: OptionSet, Sendable {
  let rawValue: UInt8

  static let whitespace = CharacterClass(rawValue: 1)
  static let punctuation = CharacterClass(rawValue: 2)
  static let other = CharacterClass(rawValue: 4)

  /// All that a character may be: older and newer versions of CommonMark class symbols differently.
  init(_ scalar: Unicode.Scalar?) {
    guard let scalar else {
      self = .whitespace
      return
    }
    if scalar.isASCII {
      switch scalar.value {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: self = .whitespace
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: self = .punctuation
      default: self = .other
      }
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .whitespace
    case .lineSeparator, .paragraphSeparator: self = [.whitespace, .other]
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      // Characters newer than a parser's tables are "other" to it.
      self = [.punctuation, .other]
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .unassigned:
      self = [.punctuation, .other]
    default: self = .other
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  private var single: [CharacterClass] {
    [.whitespace, .punctuation, .other].filter { contains($0) }
  }

  /// Whether a delimiter after `before` and in front of `after` opens emphasis, however they are classed.
  static func alwaysFlanks(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner.single.allSatisfy { inner in outer.single.allSatisfy { flanks(inner: inner, outer: $0) } }
  }

  /// Whether a delimiter may flank in one of the ways in which its neighbours may be classed.
  static func mayFlank(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner.single.contains { inner in outer.single.contains { flanks(inner: inner, outer: $0) } }
  }

  private static func flanks(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner != .whitespace && (inner != .punctuation || outer != .other)
  }
}
