import NotionModel

/// The icon of a page, database, callout or tab.
public struct IconDraft: Sendable, Hashable {
  let json: JSONValue

  /// An emoji.
  public static func emoji(_ emoji: String) -> IconDraft {
    IconDraft(json: ["type": "emoji", "emoji": .string(emoji)])
  }

  /// A picture.
  public static func file(_ file: FileDraft) -> IconDraft { IconDraft(json: .object(file.object)) }

  /// A custom emoji of the workspace, by its name.
  public static func customEmoji(_ name: String) -> IconDraft {
    IconDraft(json: ["type": "custom_emoji", "custom_emoji": Template.emoji(name)])
  }

  /// One of Notion's own icons, such as `compass`, in one of its ten colours.
  public static func native(_ name: String, color: String = "gray") -> IconDraft {
    IconDraft(json: ["type": "icon", "icon": ["name": .string(name), "color": .string(color)]])
  }
}

extension IconDraft: ExpressibleByStringLiteral {
  /// Creates an emoji.
  public init(stringLiteral value: String) { self = .emoji(value) }
}
