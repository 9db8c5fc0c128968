package import NotionModel
package import NotionRendering

/// The style of a run of text.
package struct InlineStyle: Sendable, Hashable {
  /// A mark around a run of text.
  package enum Mark: Sendable, Hashable {
    case link(SafeLink)
    case color(TextColor)
    case bold, italic, strikethrough, underline, code
  }

  /// The link.
  package var link: SafeLink?
  /// The text or background colour.
  package var color = TextColor.default
  /// Its other marks, each at most once, in the order of ``Mark``.
  package private(set) var formats: [Mark] = []

  /// Creates plain style.
  package init() {}

  /// Creates the style of a run's annotations.
  package init(_ annotations: Annotations) {
    color = annotations.color == .defaultBackground ? .default : annotations.color
    if annotations.bold { formats.append(.bold) }
    if annotations.italic { formats.append(.italic) }
    if annotations.strikethrough { formats.append(.strikethrough) }
    if annotations.underline { formats.append(.underline) }
    if annotations.code { formats.append(.code) }
  }

  /// All marks, the link first: it is never inside another mark, so that it is never split.
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
