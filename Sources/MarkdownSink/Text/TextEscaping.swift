import SinkRendering

/// The context of a text, which determines the characters to escape.
enum TextContext: Sendable, Hashable {
  /// A paragraph, in any container.
  case paragraph
  /// A heading: one line, and no `#` at its end.
  case heading
  /// The text of an open task: cmark-gfm checks it if `[x]` occurs anywhere in its line.
  case openTask
  /// A cell of a table: one line, and no bare pipe.
  case cell

  /// Whether the text must be on one line.
  var isOneLine: Bool { self == .heading || self == .cell }
}

/// Escapes characters that Markdown would parse as markup.
struct TextEscaping: Sendable {
  let flavor: MarkdownFlavor
  let context: TextContext
  /// Whether the text is that of a link, in which addresses are not linked automatically.
  var isInLink = false
  /// Whether the text is TeX between dollars, whose commands stay readable.
  var isFormula = false

  /// Appends a text without line breaks.
  ///
  /// - Parameters:
  ///   - text: the characters.
  ///   - startsLine: whether nothing is visible before them on the line.
  ///   - output: the Markdown.
  func append(_ text: String, startsLine: Bool, to output: inout String) {
    let utf8 = Array(text.withoutControlCharacters.utf8)
    var rest = 0
    if startsLine, context == .paragraph || context == .openTask { rest = appendLineStart(utf8, to: &output) }
    var index = rest
    var kept = rest
    func flush(_ end: Int, _ replacement: String) {
      if kept < end { output += String(decoding: utf8[kept..<end], as: UTF8.self) }
      output += replacement
    }
    while index < utf8.count {
      if Self.isSpecial[Int(utf8[index])], let replacement = replacement(utf8, index, output, kept) {
        flush(index, replacement)
        kept = index + 1
      }
      index += 1
    }
    flush(index, "")
  }

  private static let isSpecial: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\\`*_[]{<&~|$@:.=%#^\t".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// Returns the escape of the byte at `index`, or `nil` if it needs none.
  private func replacement(_ text: [UInt8], _ index: Int, _ output: String, _ kept: Int) -> String? {
    let next: UInt8? = index + 1 < text.count ? text[index + 1] : nil
    let previous: UInt8? = index > 0 ? text[index - 1] : nil
    switch text[index] {
    case UInt8(ascii: "\t"): return "&#9;"
    case UInt8(ascii: "\\") where isFormula && Self.isAlphanumeric(next): return nil
    case UInt8(ascii: "{") where isFormula: return nil
    case UInt8(ascii: "_"): return Self.isAlphanumeric(previous) && Self.isAlphanumeric(next) ? nil : "\\_"
    case UInt8(ascii: "&"): return Self.isAlphanumeric(next) || next == UInt8(ascii: "#") ? "\\&" : nil
    case UInt8(ascii: "|"):
      guard context == .cell else { return nil }
      // A backslash before an escaped pipe would be ambiguous.
      return previous == UInt8(ascii: "\\") ? "&#124;" : "\\|"
    case UInt8(ascii: "@"): return linksAddress(text, index) ? "@<!-- -->" : nil
    case UInt8(ascii: ":"):
      let beginsAddress = text[(index + 1)...].starts(with: "//".utf8) && Self.isAlphanumeric(previous)
      return linksAddresses && beginsAddress ? "\\:" : nil
    case UInt8(ascii: "."): return endsWWW(text, index) ? "\\." : nil
    case UInt8(ascii: "#"):
      // Hashes at the end of a heading are not shown.
      let isAtEnd = text[index...].allSatisfy { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }
      if context == .heading, isAtEnd { return "\\#" }
      return flavor == .obsidian && next != UInt8(ascii: " ") && !Self.isAlphanumeric(previous) ? "\\#" : nil
    case UInt8(ascii: "="), UInt8(ascii: "%"):
      return flavor == .obsidian && (next == text[index] || previous == text[index])
        ? "\\" + String(UnicodeScalar(text[index])) : nil
    case UInt8(ascii: "^"):
      // After an opening bracket it would begin a footnote.
      if index == 0 { return "\\^" }
      return flavor == .obsidian && !Self.isAlphanumeric(previous) ? "\\^" : nil
    default:
      // Braces contain attributes for pandoc, which may be event handlers or turn code into raw HTML, and
      // templates for Hugo; a backslash before a letter begins a TeX command, which may read files.
      return "\\" + String(UnicodeScalar(text[index]))
    }
  }

  private var linksAddresses: Bool { flavor != .commonmark && !isInLink }

  /// Returns whether GitHub would link a text like an e-mail address, escaped or not; a comment separates it.
  private func linksAddress(_ text: [UInt8], _ index: Int) -> Bool {
    guard linksAddresses, index > 0, index + 1 < text.count else { return false }
    let before = text[index - 1]
    let after = text[index + 1]
    return (Self.isAlphanumeric(before) || "._+-".utf8.contains(before))
      && (Self.isAlphanumeric(after) || "._-".utf8.contains(after))
  }

  private func endsWWW(_ text: [UInt8], _ index: Int) -> Bool {
    linksAddresses && index >= 3 && text[(index - 3)..<index].allSatisfy { $0 | 0x20 == 0x77 }
  }

  /// Escapes a block marker at the start of a line; returns the number of processed bytes.
  private func appendLineStart(_ text: [UInt8], to output: inout String) -> Int {
    guard let first = text.first else { return 0 }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="),
      UInt8(ascii: "|"):
      output += "\\" + String(UnicodeScalar(first))
      return 1
    case UInt8(ascii: ":") where text.count == 1 || "-:".utf8.contains(text[1]):
      // A row of dashes below a line of text would form a table with it, and pandoc begins a division with
      // colons.
      output += "\\:"
      return 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let digits = text.prefix { (0x30...0x39).contains($0) }
      guard digits.count < text.count else { break }
      let mark = text[digits.count]
      guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"), digits.count <= 9 else { break }
      output += String(decoding: digits, as: UTF8.self) + "\\" + String(UnicodeScalar(mark))
      return digits.count + 1
    default: break
    }
    return 0
  }

  static func isAlphanumeric(_ byte: UInt8?) -> Bool {
    switch byte {
    case .some(0x30...0x39), .some(0x41...0x5A), .some(0x61...0x7A): true
    default: false
    }
  }
}

extension MarkdownFlavor {
  /// Returns a notice of the exporter as a block.
  func notice(_ text: String) -> String {
    var escaped = ""
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    TextEscaping(flavor: self, context: .paragraph).append(text, startsLine: false, to: &escaped)
    return self == .obsidian ? "> [!warning] \(escaped)" : "> ⚠️ \(escaped)"
  }
}
