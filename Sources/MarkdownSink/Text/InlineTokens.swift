import SinkRendering

/// A text during its conversion to Markdown: literals, and delimiters whose form is not decided yet.
struct InlineTokens {
  enum Token {
    case literal(String)
    case delimiter(node: Int, opens: Bool)
  }

  /// The form of a mark's delimiters.
  enum Spelling: Sendable {
    case asterisks, underscores, tildes, html
  }

  struct Node {
    let mark: TextTree.Mark
    var spelling: Spelling
  }

  private(set) var tokens: [Token] = []
  private(set) var nodes: [Node] = []
  /// The tokens that are formulas.
  private var formulas: Set<Int> = []
  private let writer: InlineWriter
  private var startsLine = true
  private var isInLink = false

  init(_ trees: [TextTree], writer: InlineWriter) {
    self.writer = writer
    append(trees, isLast: true)
    separateFormulas()
  }

  /// Separates formulas from neighbours that would keep a reader from recognising them.
  private mutating func separateFormulas() {
    for index in formulas.sorted() {
      guard case .literal(var text) = tokens[index] else { continue }
      if index > 0, case .literal(let before) = tokens[index - 1],
        MathText.disturbs(before.unicodeScalars.last)
      {
        text = MathText.separator + text
      }
      // A formula that follows a formula adds the separator itself.
      if index + 1 < tokens.count, !formulas.contains(index + 1),
        case .literal(let after) = tokens[index + 1],
        MathText.disturbs(after.unicodeScalars.first)
      {
        text += MathText.separator
      }
      tokens[index] = .literal(text)
    }
  }

  private mutating func append(_ trees: [TextTree], isLast: Bool) {
    for (index, tree) in trees.enumerated() {
      let isLast = isLast && index == trees.count - 1
      switch tree {
      case .leaf(let content): append(content, isLast: isLast)
      case .marked(.link(let link), let inner): append(link, inner, isLast: isLast)
      case .marked(let mark, let inner):
        nodes.append(Node(mark: mark, spelling: writer.spelling(of: mark)))
        let node = nodes.count - 1
        tokens.append(.delimiter(node: node, opens: true))
        append(inner, isLast: isLast)
        tokens.append(.delimiter(node: node, opens: false))
      }
    }
  }

  private mutating func append(_ content: TextSpan.Content, isLast: Bool) {
    var text = ""
    switch content {
    case .text(let characters):
      var escaping = writer.escaping
      escaping.isInLink = isInLink
      if isInLink, escaping.context == .openTask, characters.lowercased() == "x" {
        // In brackets it would check the task.
        text = characters == "x" ? "&#120;" : "&#88;"
        break
      }
      escaping.append(characters, startsLine: startsLine, to: &text)
    case .edgeSpace(let space):
      for scalar in space.unicodeScalars { text += "&#\(scalar.value);" }
    case .code(let code): text = writer.code(code)
    case .equation(let expression):
      text = writer.equation(expression)
      if writer.escaping.flavor != .commonmark { formulas.insert(tokens.count) }
    case .lineBreak:
      text = writer.escaping.context.isOneLine || isLast ? "<br>" : "\\\n"
    }
    tokens.append(.literal(text))
    startsLine = content == .lineBreak
  }

  private mutating func append(_ link: ResolvedLink, _ inner: [TextTree], isLast: Bool) {
    // An exclamation mark before a bracket would turn the link into an image.
    if case .literal(let before) = tokens.last, before.utf8.last == UInt8(ascii: "!") {
      tokens[tokens.count - 1] = .literal("\(String(before.unicodeScalars.dropLast()))\\!")
    }
    if let whole = writer.wholeLink(link, inner) {
      tokens.append(.literal(whole))
    } else {
      tokens.append(.literal("["))
      isInLink = true
      append(inner, isLast: false)
      isInLink = false
      tokens.append(.literal("](\(writer.destination(link.destination)))"))
    }
    startsLine = false
  }

  // MARK: Delimiters

  /// Returns the Markdown, with delimiters that certainly have the intended meaning.
  mutating func markdown() -> String {
    if nodes.isEmpty {
      return tokens.reduce(into: "") { if case .literal(let text) = $1 { $0 += text } }
    }
    while true {
      let draft = DelimiterDraft(tokens: tokens, nodes: nodes)
      let failed = draft.failedNodes
      if failed.isEmpty { return draft.text }
      for node in failed {
        nodes[node].spelling =
          nodes[node].mark == .italic && nodes[node].spelling == .asterisks ? .underscores : .html
      }
    }
  }
}
