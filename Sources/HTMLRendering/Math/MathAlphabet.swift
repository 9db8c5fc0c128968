/// The alphabets of mathematics. Source: Unicode, "Mathematical Alphanumeric Symbols".
enum MathAlphabet: Sendable, Hashable {
  case upright, italic, bold, doubleStruck, script, fraktur, sansSerif, typewriter

  /// Returns the alphabet that a command selects.
  static func named(_ command: String) -> MathAlphabet? {
    switch command {
    case "mathrm", "rm", "mathup": .upright
    case "mathit": .italic
    case "mathbf", "bold", "textbf": .bold
    case "mathbb": .doubleStruck
    case "mathcal", "mathscr": .script
    case "mathfrak": .fraktur
    case "mathsf": .sansSerif
    case "mathtt": .typewriter
    default: nil
    }
  }

  /// The first code points of capitals, small letters and digits.
  private var starts: (UInt32, UInt32, UInt32?) {
    switch self {
    case .upright, .italic: (0x41, 0x61, 0x30)
    case .bold: (0x1D400, 0x1D41A, 0x1D7CE)
    case .doubleStruck: (0x1D538, 0x1D552, 0x1D7D8)
    case .script: (0x1D49C, 0x1D4B6, nil)
    case .fraktur: (0x1D504, 0x1D51E, nil)
    case .sansSerif: (0x1D5A0, 0x1D5BA, 0x1D7E2)
    case .typewriter: (0x1D670, 0x1D68A, 0x1D7F6)
    }
  }

  /// Letters that Unicode had before these alphabets.
  private var exceptions: [Character: String] {
    switch self {
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
        "o": "ℴ",
      ]
    case .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"]
    default: [:]
    }
  }

  /// Returns an ASCII letter or digit in this alphabet.
  func letter(_ letter: Character) -> String {
    if let exception = exceptions[letter] { return exception }
    guard let value = letter.asciiValue.map(UInt32.init) else { return String(letter) }
    let code: UInt32? =
      switch letter {
      case "A"..."Z": starts.0 + value - 0x41
      case "a"..."z": starts.1 + value - 0x61
      default: starts.2.map { $0 + value - 0x30 }
      }
    return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(letter)
  }
}
