/// The class of a character in the rules by which delimiters open and close emphasis.
struct CharacterClass: OptionSet, Sendable {
  let rawValue: UInt8

  static let whitespace = CharacterClass(rawValue: 1)
  static let punctuation = CharacterClass(rawValue: 2)
  static let other = CharacterClass(rawValue: 4)

  /// Creates all possible classes of a character: versions of CommonMark classify symbols differently.
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
      // A parser classifies characters newer than its tables as "other".
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

  /// Returns whether a delimiter between `outer` and `inner` is flanking in every possible classification.
  static func alwaysFlanks(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner.single.allSatisfy { inner in outer.single.allSatisfy { flanks(inner: inner, outer: $0) } }
  }

  /// Returns whether a delimiter is flanking in some possible classification of its neighbours.
  static func mayFlank(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner.single.contains { inner in outer.single.contains { flanks(inner: inner, outer: $0) } }
  }

  private static func flanks(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner != .whitespace && (inner != .punctuation || outer != .other)
  }
}
