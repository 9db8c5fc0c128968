import SinkRendering

/// A text with one choice of delimiters, and the positions at which that choice fails.
///
/// In CommonMark, the adjacent characters determine whether a delimiter opens or closes ("flanking"). A
/// delimiter is valid here only if it has the intended meaning in every version of the rules, and cannot be
/// matched with another delimiter.
struct DelimiterDraft {
  private struct Place {
    let node: Int
    let opens: Bool
    let range: Range<Int>
  }

  private var scalars: [Unicode.Scalar] = []
  private var places: [Place] = []
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
          places.append(Place(node: node, opens: opens, range: start..<scalars.count))
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
    for (index, place) in places.enumerated() {
      let character = scalars[place.range.lowerBound]
      if !place.opens { depth[character, default: 0] -= 1 }
      let isNested = depth[character, default: 0] > 0
      if place.opens { depth[character, default: 0] += 1 }
      if index > 0, places[index - 1].range.upperBound == place.range.lowerBound,
        scalars[places[index - 1].range.lowerBound] == character
      {
        failed.insert(looser(places[index - 1].node, place.node))
      } else if !stands(place, character: character, isNested: isNested) {
        failed.insert(place.node)
      }
    }
    return failed
  }

  /// Returns which of two marks with touching delimiters changes: italic, which has an alternative delimiter.
  private func looser(_ first: Int, _ second: Int) -> Int {
    if nodes[second].mark == .italic { return second }
    return nodes[first].mark == .italic ? first : second
  }

  private func stands(_ place: Place, character: Unicode.Scalar, isNested: Bool) -> Bool {
    let before = neighbours(from: place.range.lowerBound - 1, step: -1)
    let after = neighbours(from: place.range.upperBound, step: 1)
    let (inner, outer) = place.opens ? (after, before) : (before, after)
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
