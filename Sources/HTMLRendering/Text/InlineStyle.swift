package import NotionModel
package import NotionRendering

/// How a stretch of text looks.
package struct InlineStyle: Sendable, Hashable {
  /// A mark around a stretch of text.
  package enum Mark: Sendable, Hashable {
    case link(SafeLink)
    case color(TextColor)
    case bold, italic, strikethrough, underline, code
  }

  /// Where it leads.
  package var link: SafeLink?
  /// Its colour or the colour behind it.
  package var color = TextColor.default
  /// Its other marks, each at most once, in the order of ``Mark``.
  package private(set) var formats: [Mark] = []

  /// Plain text.
  package init() {}

  /// What a run's annotations say.
  package init(_ annotations: Annotations) {
    color = annotations.color == .defaultBackground ? .default : annotations.color
    if annotations.bold { formats.append(.bold) }
    if annotations.italic { formats.append(.italic) }
    if annotations.strikethrough { formats.append(.strikethrough) }
    if annotations.underline { formats.append(.underline) }
    if annotations.code { formats.append(.code) }
  }

  /// Every mark, the link first: it lies in no other mark, so that it is never cut in two.
  var marks: [Mark] {
    var marks: [Mark] = []
    if let link { marks.append(.link(link)) }
    if color != .default { marks.append(.color(color)) }
    return marks + formats
  }

  func has(_ mark: Mark) -> Bool {
    switch mark {
    case .link(let link): self.link == link
    case .color(let color): self.color == color
    default: formats.contains(mark)
    }
  }
}
