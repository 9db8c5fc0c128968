/// The content of an embed or a bookmark.
public struct LinkBlock: Sendable, Hashable {
  /// Where it leads.
  public var url: String
  /// What is written under it.
  public var caption: RichText

  /// Makes a link.
  public init(url: String, caption: RichText = []) {
    self.url = url
    self.caption = caption
  }
}

extension LinkBlock: JSONDecodable {
  private enum Key: String, CaseIterable { case url, caption }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a link.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(url: "")
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .url: url = try String?(from: &reader) ?? ""
      case .caption: caption = try RichText(from: &reader)
      }
    }
  }
}
