public import NotionModel

/// A text as properly nested marks; links are never nested.
///
/// ```swift
/// func markup(_ trees: [TextTree]) -> String {
///   trees.map { tree in
///     switch tree {
///     case .leaf(.text(let text)): escaped(text)
///     case .marked(.bold, let inner): "*\(markup(inner))*"
///     …
///     }
///   }.joined()
/// }
/// ```
public indirect enum TextTree: Sendable, Hashable {
  /// A mark around a stretch of text.
  public enum Mark: Sendable, Hashable {
    /// A link.
    case link(ResolvedLink)
    /// Bold.
    case bold
    /// Italic.
    case italic
    /// Struck through.
    case strikethrough
    /// Underlined.
    case underline
    /// A colour of the text or its background.
    case color(TextColor)
  }

  /// An indivisible element.
  case leaf(TextSpan.Content)
  /// A mark with its content.
  case marked(Mark, [TextTree])

  /// Nests the marks of spans, the longest outermost; a link is never split.
  public static func trees(of spans: [TextSpan]) -> [TextTree] {
    var builder = Builder(spans: spans)
    return builder.trees(0..<spans.count, open: [])
  }

  private struct Builder {
    let spans: [TextSpan]

    /// Returns the marks of a span, in the order that decides between marks of equal length.
    private func marks(of style: TextStyle) -> [Mark] {
      var marks: [Mark] = []
      if let link = style.link { marks.append(.link(link)) }
      if style.bold { marks.append(.bold) }
      if style.italic { marks.append(.italic) }
      if style.strikethrough { marks.append(.strikethrough) }
      if style.underline { marks.append(.underline) }
      if style.color != .default { marks.append(.color(style.color)) }
      return marks
    }

    mutating func trees(_ range: Range<Int>, open: [Mark]) -> [TextTree] {
      var trees: [TextTree] = []
      var index = range.lowerBound
      while index < range.upperBound {
        var best: (mark: Mark, end: Int)?
        for mark in marks(of: spans[index].style) where !open.contains(mark) {
          let end = self.end(of: mark, from: index, limit: range.upperBound)
          if best.map({ end > $0.end }) ?? true { best = (mark, end) }
        }
        if let best {
          trees.append(.marked(best.mark, self.trees(index..<best.end, open: open + [best.mark])))
          index = best.end
        } else {
          trees.append(.leaf(spans[index].content))
          index += 1
        }
      }
      return trees
    }

    private func end(of mark: Mark, from start: Int, limit: Int) -> Int {
      var end = start
      while end < limit, has(mark, spans[end].style) { end += 1 }
      if case .link = mark { return end }
      // A mark that ends within a link which begins after it ends before that link.
      guard end < limit, let link = spans[end].style.link, spans[end - 1].style.link == link else {
        return end
      }
      var first = end - 1
      while first > start, spans[first - 1].style.link == link { first -= 1 }
      return first > start ? first : end
    }

    private func has(_ mark: Mark, _ style: TextStyle) -> Bool {
      switch mark {
      case .link(let link): style.link == link
      case .bold: style.bold
      case .italic: style.italic
      case .strikethrough: style.strikethrough
      case .underline: style.underline
      case .color(let color): style.color == color
      }
    }
  }
}
