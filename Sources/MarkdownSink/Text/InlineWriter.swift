import NotionModel
import SinkRendering

/// Writes texts as Markdown in one flavour.
struct InlineWriter: Sendable {
  let escaping: TextEscaping

  init(_ flavor: MarkdownFlavor, in context: TextContext) {
    escaping = TextEscaping(flavor: flavor, context: context)
  }

  /// Returns the Markdown of a text.
  func markdown(_ text: StyledText) -> String {
    let text = text.withSafeLinks
    if let characters = text.plainLine {
      // Most texts have no marks, and only need escaping.
      var markdown = ""
      escaping.append(characters, startsLine: true, to: &markdown)
      return markdown
    }
    var tokens = InlineTokens(TextTree.trees(of: text.withEdgeSpaces), writer: self)
    return tokens.markdown()
  }

  func spelling(of mark: TextTree.Mark) -> InlineTokens.Spelling {
    switch mark {
    case .bold, .italic: .asterisks
    case .strikethrough: escaping.flavor == .commonmark ? .html : .tildes
    case .underline, .color, .link: .html
    }
  }

  // MARK: Code

  func code(_ code: String) -> String {
    switch escaping.context {
    case .cell where code.containsScalars("|"):
      // A pipe is escaped in code too, but a backslash before it would be ambiguous.
      return code.containsScalars("\\")
        ? spelledOut(code) : fenced(code.replacingScalars("|", with: "\\|"))
    case .openTask where code.containsScalars("[x]") || code.containsScalars("[X]"): return spelledOut(code)
    default: return fenced(code)
    }
  }

  /// Returns code as HTML, with entities for all markup characters.
  private func spelledOut(_ code: String) -> String {
    let text = code.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar.value {
      case 0x40: text += "&#64;<!-- -->"
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: text.unicodeScalars.append(scalar)
      default: text += "&#\(scalar.value);"
      }
    }
    return "<code>\(text)</code>"
  }

  private func fenced(_ code: String) -> String {
    let fence = String(repeating: "`", count: Self.shortestFence(for: code))
    let isPadded =
      code.utf8.first == UInt8(ascii: "`") || code.utf8.last == UInt8(ascii: "`")
      || (code.utf8.first == 0x20 && code.utf8.last == 0x20 && !code.utf8.allSatisfy { $0 == 0x20 })
    return isPadded ? "\(fence) \(code) \(fence)" : "\(fence)\(code)\(fence)"
  }

  /// Returns the smallest number of backticks that does not occur as a run in the code.
  private static func shortestFence(for code: String) -> Int {
    var runs: Set<Int> = []
    var run = 0
    for byte in code.utf8 {
      if byte == UInt8(ascii: "`") {
        run += 1
      } else {
        runs.insert(run)
        run = 0
      }
    }
    runs.insert(run)
    return (1...).first { !runs.contains($0) } ?? 1
  }

  // MARK: Equations

  func equation(_ expression: String) -> String {
    var expression = expression
    if escaping.context == .cell {
      // A space at the end would not belong to the formula, and the dollar after it would not end it.
      expression = expression.replacingScalars("\\|", with: "\\Vert{}")
        .replacingScalars("|", with: "\\vert{}")
    }
    switch escaping.flavor {
    case .obsidian: return "$\(MathText.harmless(expression))$"
    case .commonmark:
      var escaping = escaping
      escaping.isFormula = true
      var escaped = ""
      escaping.append(expression, startsLine: false, to: &escaped)
      return "$\(escaped)$"
    case .gfm:
      // A reader without GitHub's backtick syntax ends the formula at the next dollar.
      return Self.containsNoMarkdown(expression)
        ? "$\(expression)$" : "$\(fenced(MathText.harmless(expression)))$"
    }
  }

  /// Returns whether an equation contains no Markdown; otherwise GitHub requires backticks inside the
  /// dollars.
  static func containsNoMarkdown(_ expression: String) -> Bool {
    let utf8 = Array(expression.utf8)
    return !utf8.enumerated().contains { index, byte in
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "@"),
        UInt8(ascii: "!"), UInt8(ascii: ":"):
        true
      case UInt8(ascii: "\\"): index + 1 == utf8.count || !TextEscaping.isAlphanumeric(utf8[index + 1])
      default: false
      }
    }
  }

  // MARK: Links

  /// Returns a link written as a single token, an autolink or a wikilink, or `nil` for any other link.
  func wholeLink(_ link: ResolvedLink, _ inner: [TextTree]) -> String? {
    guard inner.count == 1, case .leaf(.text(let text)) = inner[0] else { return nil }
    if escaping.flavor == .obsidian, let local = link.local {
      return WikiLink.text(local, shows: text, inCell: escaping.context == .cell)
    }
    if link.destination == "mailto:\(text)", Self.isMailAddress(text) { return "<\(text)>" }
    guard text == link.destination, text.hasPrefix("https://") || text.hasPrefix("http://") else {
      return nil
    }
    // An ampersand begins an entity only if a semicolon ends it.
    let hasSemicolon = text.utf8.contains(UInt8(ascii: ";"))
    let isPlain = text.utf8.allSatisfy { byte in
      (0x21...0x7E).contains(byte) && !"<>\\|\"`[]{}^".utf8.contains(byte)
        && !(hasSemicolon && byte == UInt8(ascii: "&"))
    }
    return isPlain ? "<\(text)>" : nil
  }

  /// Returns whether every dialect accepts an e-mail address between angle brackets.
  private static func isMailAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    func isWord(_ part: Substring, _ more: String) -> Bool {
      !part.isEmpty && part.utf8.allSatisfy { TextEscaping.isAlphanumeric($0) || more.utf8.contains($0) }
    }
    guard parts.count == 2, isWord(parts[0], ".+-_"), isWord(parts[1], ".-") else { return false }
    return parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.first != "-" && label.last != "-"
    }
  }

  /// The bytes of an address that need no escape.
  private static let needsNoEscape: [Bool] = (0..<256).map { byte in
    (0x21...0x7E).contains(byte) && !"()&\\<>|[]".utf8.contains(UInt8(byte))
  }

  /// Returns an address between the parentheses of a link.
  func destination(_ address: String) -> String {
    if address.utf8.allSatisfy({ Self.needsNoEscape[Int($0)] }) { return address }
    var result = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case "(", ")", "&": result += "\\\(scalar)"
      case "\\", "<", ">", "|", "[", "]", "\u{7F}",
        _ where scalar.value <= 0x20 || scalar.properties.isWhitespace:
        for byte in String(scalar).utf8 { result += PercentEncoding.escape(of: byte) }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
