import SinkRendering

/// A text with one choice of delimiters, and the positions at which that choice fails.
///
/// In CommonMark, the adjacent characters determine whether a delimiter opens or closes ("flanking"). A
/// delimiter is valid here only if it has the intended meaning in every version of the rules, and cannot be
/// matched with another delimiter.
struct DelimiterDraft {
  private struct Delimiter {
    let node: Int
    let opens: Bool
    let range: Range<Int>
  }

  private var scalars: [Unicode.Scalar] = []
  private var delimiters: [Delimiter] = []
  private let nodes: [InlineTokens.Node]

  init(tokens: [InlineTokens.Token], nodes: [InlineTokens.Node]) {
    self.nodes = nodes
    for token in tokens {
      switch token {
      case .literal(let text): scalars.append(contentsOf: text.unicodeScalars)
      case .delimiter(let node, let opens):
        let start = scalars.count
        scalars.append(contentsOf: nodes[node].delimiter(opens: opens).unicodeScalars)
        if nodes[node].spelling != .html {
          delimiters.append(Delimiter(node: node, opens: opens, range: start..<scalars.count))
        }
      }
    }
  }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The marks that need other delimiters; empty if all are valid.
  var failedNodes: Set<Int> {
    var failed: Set<Int> = []
    var depth: [Unicode.Scalar: Int] = [:]
    for (index, delimiter) in delimiters.enumerated() {
      let character = scalars[delimiter.range.lowerBound]
      if !delimiter.opens { depth[character, default: 0] -= 1 }
      let isNested = depth[character, default: 0] > 0
      if delimiter.opens { depth[character, default: 0] += 1 }
      if index > 0, delimiters[index - 1].range.upperBound == delimiter.range.lowerBound,
        scalars[delimiters[index - 1].range.lowerBound] == character
      {
        failed.insert(nodeToChange(delimiters[index - 1].node, delimiter.node))
      } else if !isValid(delimiter, character: character, isNested: isNested) {
        failed.insert(delimiter.node)
      }
    }
    return failed
  }

  /// Returns which of two marks with touching delimiters changes: italic, which has an alternative delimiter.
  private func nodeToChange(_ first: Int, _ second: Int) -> Int {
    if nodes[second].mark == .italic { return second }
    return nodes[first].mark == .italic ? first : second
  }

  private func isValid(_ delimiter: Delimiter, character: Unicode.Scalar, isNested: Bool) -> Bool {
    let before = neighbours(from: delimiter.range.lowerBound - 1, step: -1)
    let after = neighbours(from: delimiter.range.upperBound, step: 1)
    let (inner, outer) = delimiter.opens ? (after, before) : (before, after)
    for inner in inner {
      for outer in outer {
        guard CharacterClass.alwaysFlanks(inner: inner, outer: outer) else { return false }
        let facesBothWays = CharacterClass.mayFlank(inner: outer, outer: inner)
        if facesBothWays, isNested { return false }
        // An underscore within a word is not a delimiter.
        if character == "_", facesBothWays, outer != .punctuation { return false }
      }
    }
    return true
  }

  /// Returns the possible classes of the characters next to a delimiter: GitHub's parser skips tildes.
  private func neighbours(from start: Int, step: Int) -> [CharacterClass] {
    var index = start
    var classes = [CharacterClass(scalar(at: index))]
    while scalar(at: index) == "~" { index += step }
    if index != start { classes.append(CharacterClass(scalar(at: index))) }
    return classes
  }

  private func scalar(at index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }
}

extension InlineTokens.Node {
  func delimiter(opens: Bool) -> String {
    switch (mark, spelling) {
    case (.bold, .asterisks): "**"
    case (.italic, .asterisks): "*"
    case (.italic, .underscores): "_"
    case (.strikethrough, .tildes): "~~"
    default: opens ? HTMLTags.opening(mark) : HTMLTags.closing(mark)
    }
  }
}

/// The class of a character in the rules by which delimiters open and close emphasis.
struct CharacterClass: OptionSet, Sendable {
  let rawValue: UInt8

  static let whitespace = CharacterClass(rawValue: 1)
  static let punctuation = CharacterClass(rawValue: 2)
  static let other = CharacterClass(rawValue: 4)

  /// Creates all possible classes of a character: versions of CommonMark classify symbols differently.
  init(_ scalar: Unicode.Scalar?) {
    guard let scalar else {
      self = .whitespace
      return
    }
    if scalar.isASCII {
      switch scalar.value {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: self = .whitespace
      case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: self = .punctuation
      default: self = .other
      }
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .whitespace
    case .lineSeparator, .paragraphSeparator: self = [.whitespace, .other]
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      // A parser classifies characters newer than its tables as "other".
      self = [.punctuation, .other]
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .unassigned:
      self = [.punctuation, .other]
    default: self = .other
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  private var single: [CharacterClass] {
    [.whitespace, .punctuation, .other].filter { contains($0) }
  }

  /// Returns whether a delimiter between `outer` and `inner` is flanking in every possible classification.
  static func alwaysFlanks(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner.single.allSatisfy { inner in outer.single.allSatisfy { flanks(inner: inner, outer: $0) } }
  }

  /// Returns whether a delimiter is flanking in some possible classification of its neighbours.
  static func mayFlank(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner.single.contains { inner in outer.single.contains { flanks(inner: inner, outer: $0) } }
  }

  private static func flanks(inner: CharacterClass, outer: CharacterClass) -> Bool {
    inner != .whitespace && (inner != .punctuation || outer != .other)
  }
}
