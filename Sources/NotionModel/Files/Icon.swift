/// The icon of a page, a database or a callout.
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
