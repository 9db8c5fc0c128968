internal import Foundation

/// The folded form of names, equal for names that some file system treats as equal.
///
/// Such a file system ignores case, Unicode normalisation or invisible characters. The form is the full case
/// folding of the name in NFC, without default-ignorable code points.
package enum NameFolding {
  /// Returns the folded form of a name, itself in NFC.
  package static func folded(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    var folded = String.UnicodeScalarView()
    for scalar in name.precomposedStringWithCanonicalMapping.unicodeScalars
    where !scalar.properties.isDefaultIgnorableCodePoint {
      // The mapping by way of upper case takes ß to ss, ſ to s and the final sigma to the other one; ẞ is the
      // upper case of ß only.
      for small in scalar.properties.lowercaseMapping.unicodeScalars {
        for capital in small.properties.uppercaseMapping.unicodeScalars {
          folded.append(contentsOf: capital.properties.lowercaseMapping.unicodeScalars)
        }
      }
    }
    return String(folded).precomposedStringWithCanonicalMapping
  }
}

/// The part of a title that every sink preserves in a file name.
///
/// Siblings with equal keys may get names that depend on each other. Names that a file system may treat as
/// equal, because of their case, their Unicode form, omitted characters or truncation, come from titles with
/// equal keys.
package enum TitleKey {
  /// The length of a name, in bytes, up to which nothing is truncated.
  private static let limit = 150

  /// Returns the folded letters, marks and digits of a title, about the first fifty bytes of them.
  package static func key(of title: String) -> String {
    if title.utf8.allSatisfy({ $0 < 0x80 }) { return asciiKey(of: title) }
    var key = String.UnicodeScalarView()
    var length = 0
    for scalar in NameFolding.folded(kept(of: title)).unicodeScalars {
      let isKept = isKept(scalar)
      length += cost(of: UTF8.width(scalar), isKept: isKept)
      guard length <= limit else { break }
      if isKept { key.append(scalar) }
    }
    return String(key)
  }

  /// Returns the size that a folded character may have had: a capital of three bytes may become one byte.
  private static func cost(of width: Int, isKept: Bool) -> Int { isKept ? 3 * width : width }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      true
    default: false
    }
  }

  /// Returns the title without characters that no name contains: invisible ones, those that Windows rejects,
  /// repeated white space.
  private static func kept(of title: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in title.precomposedStringWithCanonicalMapping.unicodeScalars {
      if scalar.properties.isWhitespace {
        if let last = kept.last, last != " " { kept.append(" ") }
        continue
      }
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned: continue
      default: break
      }
      switch scalar {
      case "*", "?", "\"", "<", ">": continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }

  /// Returns the key of an ASCII title, by the same rules.
  private static func asciiKey(of title: String) -> String {
    var key: [UInt8] = []
    var length = 0
    var isAfterText = false
    for byte in title.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        length += cost(of: 1, isKept: true)
        guard length <= limit else { return String(decoding: key, as: UTF8.self) }
        key.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        isAfterText = true
      case 0x09...0x0D, 0x20:
        if isAfterText { length += 1 }
        isAfterText = false
      case 0x00..<0x20, 0x7F, 0x2A, 0x3F, 0x22, 0x3C, 0x3E: continue
      default:
        length += 1
        isAfterText = true
      }
      guard length <= limit else { break }
    }
    return String(decoding: key, as: UTF8.self)
  }
}
