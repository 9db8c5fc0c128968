import NotionModel

/// The kinds of Obsidian's callouts that come nearest to the colours of Notion's.
enum CalloutKind {
  /// The kind for a colour; `nil` for gray, which says nothing.
  static func name(of color: TextColor) -> String? {
    switch color {
    case .default, .defaultBackground, .gray, .grayBackground, .unknown: nil
    case .blue, .blueBackground: "info"
    case .green, .greenBackground: "success"
    case .yellow, .yellowBackground: "warning"
    case .orange, .orangeBackground: "question"
    case .red, .redBackground: "danger"
    case .pink, .pinkBackground: "bug"
    case .purple, .purpleBackground: "example"
    case .brown, .brownBackground: "quote"
    }
  }
}

extension TextColor {
  /// The colour of a block as far as its text has it: a background is that of the whole block.
  var ofText: TextColor { name.hasSuffix("_background") ? .default : self }
}
