public import NotionModel

/// A file to refer to: hosted in the workspace, or somewhere on the web.
public struct FileDraft: Sendable, Hashable {
  /// `type` and the member with that name, in the form of the API.
  let members: [JSONObjectMember]
  /// The name that a `files` property or a file block shows.
  public var name: String?

  struct JSONObjectMember: Sendable, Hashable {
    let key: String
    let value: JSONValue
  }

  private init(_ type: String, _ value: JSONValue, name: String?) {
    members = [.init(key: "type", value: .string(type)), .init(key: type, value: value)]
    self.name = name
  }

  /// A file hosted in the workspace, added with ``SimulatedWorkspace/addAsset(_:contentType:bytes:id:)``.
  public static func hosted(_ asset: ObjectID, name: String? = nil) -> FileDraft {
    FileDraft("file", Template.asset(asset), name: name)
  }

  /// A file anywhere on the web.
  public static func external(_ address: String, name: String? = nil) -> FileDraft {
    FileDraft("external", ["url": .string(address)], name: name)
  }

  /// A file of another web host, which the simulator provides: see ``SimulatedWorkspace/webFiles``.
  public static func web(_ path: String, name: String? = nil) -> FileDraft {
    FileDraft("external", ["url": Template.web(path)], name: name)
  }

  var object: JSONObject { JSONObject(members.map { ($0.key, $0.value) }) }
}

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
