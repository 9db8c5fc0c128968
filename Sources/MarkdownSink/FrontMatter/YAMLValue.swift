import Yams

/// A value of the front matter.
indirect enum YAMLValue: Sendable, Hashable {
  /// A value with its name.
  struct Entry: Sendable, Hashable {
    let name: String
    let value: YAMLValue
  }

  /// A value that YAML must parse as a text, whatever its content.
  case text(String)
  /// A value that YAML parses by its form: a number, a date, a boolean.
  case plain(String)
  case list([YAMLValue])
  case entries([Entry])

  /// The value as a node of Yams.
  var node: Node {
    switch self {
    case .text(let text): .scalar(YAMLText.scalar(text))
    // The tag is never written; with it, Yams does not resolve one.
    case .plain(let text): .scalar(Node.Scalar(text, Tag(.str), .plain))
    case .list(let values): .sequence(Node.Sequence(values.map(\.node)))
    case .entries(let entries):
      .mapping(Node.Mapping(entries.map { (.scalar(YAMLText.scalar($0.name)), $0.value.node) }))
    }
  }

  /// The value as a YAML document without fences.
  ///
  /// A hand-written serialiser would take 27 µs instead of 69 µs for a document of twelve entries (release),
  /// without making rendering faster.
  /// - Throws: an error of Yams.
  var document: String {
    get throws {
      var characters = YAMLCharacters()
      let node = characters.replaced(node)
      return characters.restored(
        try Yams.serialize(node: node, width: -1, allowUnicode: true, sortKeys: false))
    }
  }
}

/// Texts as YAML scalars that are parsed as texts.
enum YAMLText {
  /// Returns a scalar that is quoted if it would otherwise be a number, a date, a boolean or null.
  static func scalar(_ text: String) -> Node.Scalar {
    mayBeOther(text) ? text.represented() : Node.Scalar(text, Tag(.str))
  }

  /// Returns whether YAML might parse a text as another type.
  ///
  /// Yams uses seven regular expressions: a document of twelve entries takes 73 µs with this check, and 143
  /// µs with them (release), of 2 ms for a page of Markdown.
  ///
  /// Values of other types begin with a digit or a sign, or are one of a few words, with or without a line
  /// break.
  static func mayBeOther(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return true
    default: break
    }
    guard text.utf8.count <= longestWord + lineEnd else { return false }
    let isWord = text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    return !isWord || words.contains(text.lowercased())
  }

  private static let words: Set<String> = ["yes", "no", "true", "false", "on", "off", "null"]
  /// The length of `false`, the longest of the words.
  private static let longestWord = 5
  /// The length of the longest line break in UTF-8.
  private static let lineEnd = 3
}

/// Keeps emoji readable in YAML: libyaml escapes every character beyond U+FFFF unnecessarily.
///
/// Private-use characters replace them while libyaml works.
struct YAMLCharacters {
  private var replacements: [Unicode.Scalar: Unicode.Scalar] = [:]
  private var originals: [Unicode.Scalar: Unicode.Scalar] = [:]

  mutating func replaced(_ node: Node) -> Node {
    switch node {
    case .scalar(var scalar):
      guard Self.mayHoldReplaced(scalar.string) else { return node }
      scalar.string = replaced(scalar.string)
      return .scalar(scalar)
    case .sequence(let sequence): return .sequence(Node.Sequence(sequence.map { replaced($0) }))
    case .mapping(let mapping):
      return .mapping(Node.Mapping(mapping.map { (replaced($0.key), replaced($0.value)) }))
    default: return node
    }
  }

  /// Returns whether a text has bytes with which the replaced characters begin, and some others.
  private static func mayHoldReplaced(_ text: String) -> Bool { text.utf8.contains { $0 >= 0xEE } }

  private mutating func replaced(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isPrivate = (0xE000...0xF8FF).contains(scalar.value)
      guard isPrivate || scalar.value > 0xFFFF, let replacement = replacement(of: scalar) else {
        view.append(scalar)
        continue
      }
      view.append(replacement)
    }
    return String(view)
  }

  private mutating func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if let known = replacements[scalar] { return known }
    guard originals.count < 0x1900, let next = Unicode.Scalar(UInt32(0xE000 + originals.count)) else {
      return nil
    }
    replacements[scalar] = next
    originals[next] = scalar
    return next
  }

  func restored(_ text: String) -> String {
    guard !originals.isEmpty else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(originals[scalar] ?? scalar) }
    return String(view)
  }
}
