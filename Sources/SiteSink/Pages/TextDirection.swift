/// Determines the direction of a text.
enum TextDirection {
  private static let rightToLeftLanguages: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi",
  ]

  /// Returns whether a language is written from right to left.
  static func isRightToLeft(language: String) -> Bool {
    rightToLeftLanguages.contains(language.lowercased().split(separator: "-").first.map(String.init) ?? "")
  }

  /// Returns whether a text is written from right to left, by the first letter with a direction, as browsers
  /// do.
  static func isRightToLeft(_ text: String) -> Bool? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
        if scalar.properties.isAlphabetic { return true }
      default:
        if scalar.properties.isAlphabetic { return false }
      }
    }
    return nil
  }
}
