/// The icon of a page, a database or a callout.
@nonexhaustive
public enum Icon: Sendable, Hashable {
  /// An emoji: one grapheme cluster.
  case emoji(String)
  /// An image, hosted by Notion or elsewhere.
  indirect case file(FileReference)
  /// A custom emoji of the workspace.
  indirect case customEmoji(CustomEmoji)
  /// An icon of Notion's set, by name and colour.
  indirect case named(String, color: IconColor)
  /// A kind of icon that this version does not know.
  indirect case unknown(UnknownContent)
}

extension Icon: JSONDecodable {
  private enum Tag: String, CaseIterable {
    case emoji, external, file, icon
    case upload = "file_upload"
    case customEmoji = "custom_emoji"
  }
  private enum IconKey: String, CaseIterable { case name, color }
  private static let table = TaggedKeys<Tag, NoSibling>()
  private static let iconKeys = JSONKeyTable<IconKey>()

  /// Reads an icon.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let icon = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, tag) throws(JSONError) -> Icon in
      switch tag {
      case .emoji: .emoji(try reader.readString())
      case .external: .file(FileReference(try FileSource(.external, from: &reader)))
      case .file: .file(FileReference(try FileSource(.file, from: &reader)))
      case .upload: .file(FileReference(try FileSource(.upload, from: &reader)))
      case .customEmoji: .customEmoji(try CustomEmoji(from: &reader))
      case .icon: try Self.readNamed(from: &reader)
      }
    }
    switch icon {
    case .known(let icon): self = icon
    case .unknown(let content): self = .unknown(content)
    }
  }

  private static func readNamed(from reader: inout JSONReader) throws(JSONError) -> Icon {
    var name = ""
    var color = IconColor.gray
    try reader.readObject(keys: iconKeys) { (reader, key) throws(JSONError) in
      switch key {
      case .name: name = try reader.readString()
      case .color: color = try IconColor?(from: &reader) ?? .gray
      }
    }
    return .named(name, color: color)
  }
}

/// The colour of an icon of Notion's set.
@nonexhaustive
public enum IconColor: OpenEnum {
  case gray, lightgray, brown, yellow, orange, green, blue, purple, pink, red
  case unknown(String)

  /// The names of the known colours.
  public static let names: NameTable<IconColor> = [
    "gray": .gray, "lightgray": .lightgray, "brown": .brown, "yellow": .yellow, "orange": .orange,
    "green": .green, "blue": .blue, "purple": .purple, "pink": .pink, "red": .red,
  ]

  /// The name of an unknown colour.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}

/// A custom emoji of the workspace.
public struct CustomEmoji: Sendable, Hashable {
  /// The id.
  public let id: CustomEmojiID
  /// The name, without colons.
  public let name: String?
  /// The URL of its image; does not expire.
  public let url: String?

  /// The image as a file hosted by Notion, or `nil` if the emoji has no URL.
  public var hostedFile: FileReference? {
    url.map { FileReference(.hosted(url: $0, expiryTime: nil)) }
  }
}

extension CustomEmoji: JSONDecodable {
  private enum Key: String, CaseIterable { case object, id, name, url }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an emoji.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: CustomEmojiID?
    var name: String?
    var url: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.skipValue()
      case .id: id = try CustomEmojiID(from: &reader)
      case .name: name = try String?(from: &reader)
      case .url: url = try String?(from: &reader)
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.name = name
    self.url = url
  }
}
