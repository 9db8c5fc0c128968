/// Splits text into search terms: words, and pairs of characters in scripts without spaces.
///
/// `terms` in `search.js` does the same in the browser; a test compares the two.
enum WordSplitter {
  /// The number of significant characters of a word; longer ones are found by their beginning.
  static let wordLimit = 32

  /// Calls `take` with each term of a text, in order and with repetitions.
  static func terms(of text: String, _ take: (String) -> Void) {
    var word = ""
    var run = ""
    func endWord() {
      guard !word.isEmpty else { return }
      take(word)
      word.removeAll(keepingCapacity: true)
    }
    func endRun() {
      guard !run.isEmpty else { return }
      let scalars = Array(run.unicodeScalars)
      for index in scalars.indices.dropLast() { take(String(pair: scalars[index], scalars[index + 1])) }
      // A single character is found by the pairs that begin with it; the last one begins none.
      take(String(scalars[scalars.count - 1]))
      run.removeAll(keepingCapacity: true)
    }
    var length = 0
    for scalar in WordFolding.fold(text).unicodeScalars {
      if !isPartOfWord(scalar) {
        endWord()
        endRun()
      } else if isDense(scalar) {
        endWord()
        run.unicodeScalars.append(scalar)
      } else {
        endRun()
        if word.isEmpty { length = 0 }
        if length < wordLimit { word.unicodeScalars.append(scalar) }
        length += 1
      }
    }
    endWord()
    endRun()
  }

  /// Returns whether a character belongs to a script that is written without spaces between words.
  static func isDense(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0xE00 else { return false }
    return switch scalar.value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x2E80...0x312F, 0x31A0...0x31FF,
      0x3400...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0x1B000...0x1B16F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return switch scalar.value {
      case 0x30...0x39, 0x61...0x7A, 0x41...0x5A: true
      default: false
      }
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }
}

extension String {
  fileprivate init(pair first: Unicode.Scalar, _ second: Unicode.Scalar) {
    self = String(first)
    unicodeScalars.append(second)
  }
}
