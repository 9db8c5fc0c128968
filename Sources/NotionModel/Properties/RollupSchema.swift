/// The source and the function of a rollup property.
public struct RollupSchema: Sendable, Hashable {
  /// The function of the values.
  public let function: RollupFunction
  /// The relation to the pages.
  public let relationPropertyID: PropertyID?
  /// The name of that relation.
  public let relationPropertyName: String?
  /// The property of those pages whose values are collected.
  public let rollupPropertyID: PropertyID?
  /// The name of that property.
  public let rollupPropertyName: String?
}

extension RollupSchema: JSONDecodable {
  private enum Key: String, CaseIterable {
    case function
    case relationPropertyID = "relation_property_id"
    case relationPropertyName = "relation_property_name"
    case rollupPropertyID = "rollup_property_id"
    case rollupPropertyName = "rollup_property_name"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a rollup's schema.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var function: RollupFunction?
    var relationPropertyID: PropertyID?
    var relationPropertyName: String?
    var rollupPropertyID: PropertyID?
    var rollupPropertyName: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .function: function = try RollupFunction(from: &reader)
      case .relationPropertyID: relationPropertyID = try PropertyID?(from: &reader)
      case .relationPropertyName: relationPropertyName = try String?(from: &reader)
      case .rollupPropertyID: rollupPropertyID = try PropertyID?(from: &reader)
      case .rollupPropertyName: rollupPropertyName = try String?(from: &reader)
      }
    }
    self.function = try reader.require(function, "function", at: start)
    self.relationPropertyID = relationPropertyID
    self.relationPropertyName = relationPropertyName
    self.rollupPropertyID = rollupPropertyID
    self.rollupPropertyName = rollupPropertyName
  }
}
