import NotionModel

/// The kinds of Obsidian's callouts with colours similar to those of Notion.
enum CalloutKind {
  /// Returns the kind for a colour, or `nil` for gray, which is neutral.
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
  /// The colour of a block's text: a background is that of the whole block.
  var ofText: TextColor { name.hasSuffix("_background") ? .default : self }
}
