import Yams

/// What front matter says of something.
indirect enum YAMLValue: Sendable, Hashable {
  /// A value with its name.
  struct Entry: Sendable, Hashable {
    let name: String
    let value: YAMLValue
  }

  /// What YAML is to take for a text, whatever is in it.
  case text(String)
  /// What YAML is to take for what it looks like: a number, a date, a truth.
  case plain(String)
  case list([YAMLValue])
  case entries([Entry])

  /// The value as Yams has it.
  var node: Node {
    switch self {
    case .text(let text): .scalar(YAMLText.scalar(text))
    // The tag is never written; with it, Yams looks for none.
    case .plain(let text): .scalar(Node.Scalar(text, Tag(.str), .plain))
    case .list(let values): .sequence(Node.Sequence(values.map(\.node)))
    case .entries(let entries):
      .mapping(Node.Mapping(entries.map { (.scalar(YAMLText.scalar($0.name)), $0.value.node) }))
    }
  }

  /// The value as a YAML document without fences.
  ///
  /// Written by hand, as most of it could be, a document of twelve entries takes 27 µs in place of 69 µs (release), and
  /// rendering as long.
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
