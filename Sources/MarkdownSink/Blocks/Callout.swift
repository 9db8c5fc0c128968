import NotionModel

/// A callout's icon, and the kind of alert that it represents.
struct CalloutIcon {
  /// The alerts of GitHub; Obsidian's callouts accept these names too.
  enum Kind: String {
    case note = "NOTE"
    case tip = "TIP"
    case important = "IMPORTANT"
    case warning = "WARNING"
    case caution = "CAUTION"
  }

  /// The icon as text.
  let text: String?
  let kind: Kind?

  init(_ icon: Icon?) {
    switch icon {
    case .emoji(let emoji):
      text = emoji
      kind = Self.kinds[String(emoji.unicodeScalars.filter { $0.value != 0xFE0F })]
    case .customEmoji(let emoji):
      text = emoji.name.map(Self.code)
      kind = nil
    case .named(let name, _):
      text = Self.code(name)
      kind = nil
    case .file, .unknown, nil:
      text = nil
      kind = nil
    @unknown default:
      text = nil
      kind = nil
    }
  }

  /// Returns a shortcode between colons, as in `:buoy:`.
  private static func code(_ name: String) -> String {
    ":\(name.filter { $0.isLetter || $0.isNumber || $0 == "-" }):"
  }

  private static let kinds: [String: Kind] = [
    "ℹ": .note, "📝": .note, "🗒": .note, "💡": .tip, "✅": .tip, "👉": .tip, "❗": .important, "❕": .important,
    "‼": .important, "📌": .important, "⚠": .warning, "🚧": .warning, "🛑": .caution, "🚨": .caution,
    "⛔": .caution, "🔥": .caution, "❌": .caution,
  ]
}

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
    @unknown default: nil
    }
  }
}

extension TextColor {
  /// The colour of a block's text: a background is that of the whole block.
  var ofText: TextColor { name.hasSuffix("_background") ? .default : self }
}
