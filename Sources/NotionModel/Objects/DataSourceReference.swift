/// A reference of a database to one of its data sources.
public struct DataSourceReference: Sendable, Hashable {
  /// The id.
  public let id: DataSourceID
  /// The name.
  public let name: String?
}

extension DataSourceReference: JSONDecodable {
  private enum Key: String, CaseIterable { case id, name }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a reference.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: DataSourceID?
    var name: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try DataSourceID(from: &reader)
      case .name: name = try String?(from: &reader)
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.name = name
  }
}
