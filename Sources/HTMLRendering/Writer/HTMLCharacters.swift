/// Characters that are invalid in HTML. Source: HTML Standard, "Preprocessing the input stream".
public enum HTMLCharacters {
  /// Runs `body` with a NUL-terminated text without control characters except tabs and line feeds, without
  /// noncharacters, and without carriage returns.
  static func withAllowed<Result>(_ text: String, _ body: (UnsafePointer<UInt8>) -> Result) -> Result {
    (isAllowed(text) ? text : cleaned(text)).withCString { characters in
      characters.withMemoryRebound(to: UInt8.self, capacity: 1) { body($0) }
    }
  }

  /// Returns the text without characters that are invalid in HTML; all line breaks become line feeds.
  public static func cleaned(_ text: String) -> String {
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

  /// Returns the text with markup characters as references, for content and for values in double quotes.
  ///
  /// It iterates over scalars: a combining mark after a quotation mark forms one character with it, which
  /// would not be recognised.
  public static func escaped(_ text: String) -> String {
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

  /// Returns whether the code point is a noncharacter of Unicode.
  static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// Returns whether a text is one line without invalid characters.
  static func isPlainLine(_ text: String) -> Bool {
    isAllowed(text) && !text.utf8.contains(0x0A)
  }

  /// Returns whether a text has no invalid characters, which begin with one of a few bytes.
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
