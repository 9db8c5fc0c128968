internal import Foundation
import SinkRendering

/// Address components derived from titles: lower-case letters and digits joined by hyphens.
///
/// Latin, Cyrillic and Greek letters are transliterated to ASCII by tables in this program, so that no
/// address changes with a library. Letters of other scripts are kept; addresses may contain them.
enum Slug {
  /// The maximum length of a slug in bytes of UTF-8; longer ones are truncated, at a hyphen if possible.
  private static let limit = 80

  /// Names with another meaning in a site, or that Windows reserves for devices.
  private static let reserved: Set<String> = [
    "assets", "search", "tags", "views", "index", "404", "con", "prn", "aux", "nul", "com0", "com1", "com2",
    "com3",
    "com4", "com5", "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6",
    "lpt7", "lpt8", "lpt9", FileName.deepFolder,
  ]

  /// Returns the slug of a title, or `nil` if it has no letter or digit.
  static func slug(of title: String) -> String? {
    var slug = ""
    var needsHyphen = false
    for scalar in title.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      let letters = letters(of: scalar)
      if letters.isEmpty {
        // Apostrophes and combining marks do not separate words.
        if !joins(scalar) { needsHyphen = !slug.isEmpty }
        continue
      }
      if needsHyphen { slug += "-" }
      needsHyphen = false
      slug += letters
      if slug.utf8.count > limit { break }
    }
    if slug.utf8.count > limit { slug = cut(slug) }
    return slug.isEmpty ? nil : slug
  }

  /// Returns whether a slug has another meaning.
  static func isReserved(_ slug: String) -> Bool { reserved.contains(slug) }

  private static func cut(_ slug: String) -> String {
    var kept = ""
    for character in slug {
      if kept.utf8.count + character.utf8.count > limit { break }
      kept.append(character)
    }
    if let hyphen = kept.lastIndex(of: "-"), kept[..<hyphen].utf8.count > limit / 2 {
      kept = String(kept[..<hyphen])
    }
    return kept
  }

  private static func letters(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return String(scalar)
    case 0...0x7F: return ""
    default: break
    }
    if let known = transliterations[scalar] { return known }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else { return "" }
    // A letter with marks is replaced by its base letter.
    let base = String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      !$0.properties.isDiacritic && $0.properties.generalCategory != .nonspacingMark
    }
    if base.allSatisfy({ $0.isASCII || transliterations[$0] != nil }) {
      return base.map { scalar in
        transliterations[scalar] ?? String(scalar).lowercased().filter { $0.isLetter || $0.isNumber }
      }.joined()
    }
    return String(scalar)
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "’", "ʼ", "\u{200C}", "\u{200D}": true
    default: scalar.properties.generalCategory == .nonspacingMark
    }
  }

  private static let transliterations: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
      "ŋ": "ng", "ĸ": "k", "ŧ": "t", "ə": "e", "ä": "ae", "ö": "oe", "ü": "ue",
      "щ": "shch", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "ю": "yu", "я": "ya", "ъ": "",
      "ь": "", "є": "ye", "ї": "yi", "ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz", "ё": "e", "й": "y",
      "θ": "th", "χ": "ch", "ψ": "ps",
    ]
    let pairs: [(String, String)] = [
      ("абвгдезиклмнопрстуфыэіґћјў", "abvgdeziklmnoprstufyeigcju"),
      ("αβγδεζηικλμνξοπρστυφωςϊϋάέήίόύώ", "avgdeziiklmnxoprstyfosiyaeiioyo"),
    ]
    for (letters, latin) in pairs {
      for (letter, replacement) in zip(letters.unicodeScalars, latin) { table[letter] = String(replacement) }
    }
    return table
  }()
}
