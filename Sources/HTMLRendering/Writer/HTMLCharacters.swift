/// What HTML has no place for. Source: HTML Standard, "Preprocessing the input stream".
package enum HTMLCharacters {
  /// Runs `body` with a text that ends in a zero byte and holds no control character but tabs and line ends,
  /// no noncharacter, and no carriage return.
  static func withAllowed<Result>(_ text: String, _ body: (UnsafePointer<UInt8>) -> Result) -> Result {
    (isAllowed(text) ? text : cleaned(text)).withCString { characters in
      characters.withMemoryRebound(to: UInt8.self, capacity: 1) { body($0) }
    }
  }

  /// The text without what HTML has no place for; line ends of every kind become line feeds.
  package static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: if previous != "\r" { scalars.append("\n") }
      case 0x0D: scalars.append("\n")
      case 0x0C: scalars.append(" ")
      case _ where isAllowed(scalar): scalars.append(scalar)
      default: break
      }
      previous = scalar
    }
    return String(scalars)
  }

  /// The text with the characters that are markup as references, for content and for values in double quotes.
  ///
  /// It goes by scalars: a mark after a quotation mark makes one character of both, which would not be known as one.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 }) else {
      return text
    }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0x00...0x1F, 0x7F...0x9F: false
    default: !isNoncharacter(scalar)
    }
  }

  /// Whether Unicode will never give the code point a character.
  static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// Whether a text is one line of which nothing has to be left out.
  static func isPlainLine(_ text: String) -> Bool {
    isAllowed(text) && !text.utf8.contains(0x0A)
  }

  /// Whether nothing has to be left out, told by the bytes: what is forbidden begins with one of a few.
  private static func isAllowed(_ text: String) -> Bool {
    for byte in text.utf8 {
      if byte >= 0x20, byte < 0x7F { continue }
      switch byte {
      case 0x09, 0x0A: continue
      case 0x00...0x1F, 0x7F: return false
      // C2: controls; EF: FDD0 and FFFE; F0 to F4: the last two of each plane.
      case 0xC2, 0xEF, 0xF0...0xF4: return text.unicodeScalars.allSatisfy(isAllowed)
      default: continue
      }
    }
    return true
  }
}
