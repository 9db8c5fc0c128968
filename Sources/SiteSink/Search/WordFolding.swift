internal import Foundation

/// Text without case, accents and width, so that a search finds all variants of a word.
///
/// `fold` in `site.js` does the same in the browser; a test compares the two for every character.
enum WordFolding {
  /// Letters without a decomposition in Unicode.
  private static let letters: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ",
  ]

  /// Returns the text in the form of the index.
  static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return asciiLowercased(text) }
    var folded = String.UnicodeScalarView()
    // Lower-casing may add combining marks, which are removed too.
    let lower = text.decomposedStringWithCompatibilityMapping.lowercased()
    for scalar in lower.decomposedStringWithCompatibilityMapping.unicodeScalars where !isAccent(scalar) {
      if scalar.value >= 0x80, let replacement = letters[scalar] {
        folded.append(contentsOf: replacement.unicodeScalars)
      } else {
        folded.append(scalar)
      }
    }
    // Hangul syllables and voiced kana are separate characters, not letters with marks.
    return String(folded).precomposedStringWithCanonicalMapping
  }

  private static func asciiLowercased(_ text: String) -> String {
    String(
      decoding: text.utf8.map { 0x41 <= $0 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Returns whether a scalar is an accent of European scripts or a vowel sign of Hebrew and Arabic, which
  /// are often omitted.
  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670: true
    default: false
    }
  }
}
