import Yams

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
