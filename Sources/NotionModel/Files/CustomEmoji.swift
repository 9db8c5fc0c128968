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
