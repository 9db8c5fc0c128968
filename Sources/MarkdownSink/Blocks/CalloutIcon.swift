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
