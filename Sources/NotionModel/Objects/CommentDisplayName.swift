/// The displayed name of a comment's author.
public struct CommentDisplayName: Sendable, Hashable {
  /// The kind of name: `user`, `integration` or `custom`.
  public let type: String?
  /// The name.
  public let name: String?
}

extension CommentDisplayName: JSONDecodable {
  private enum Key: String, CaseIterable { case type, name = "resolved_name" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a name.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var type: String?
    var name: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .type: type = try String?(from: &reader)
      case .name: name = try String?(from: &reader)
      }
    }
    self.type = type
    self.name = name
  }
}
