/// The target of a relation property.
public struct RelationSchema: Sendable, Hashable {
  /// The data source; `nil` before 2025-09-03.
  public let dataSourceID: DataSourceID?
  /// The database of that data source.
  public let databaseID: DatabaseID?
  /// The property on the other side of a two-way relation.
  public let syncedPropertyID: PropertyID?
  /// The name of that property.
  public let syncedPropertyName: String?
}

extension RelationSchema: JSONDecodable {
  private enum Key: String, CaseIterable {
    case type
    case dataSourceID = "data_source_id"
    case databaseID = "database_id"
    case singleProperty = "single_property"
    case dualProperty = "dual_property"
    // Before 2022-06-28.
    case syncedPropertyID = "synced_property_id"
    case syncedPropertyName = "synced_property_name"
  }
  private enum DualKey: String, CaseIterable {
    case syncedPropertyID = "synced_property_id"
    case syncedPropertyName = "synced_property_name"
  }
  private static let keys = JSONKeyTable<Key>()
  private static let dualKeys = JSONKeyTable<DualKey>()

  /// Reads a relation's schema.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var dataSourceID: DataSourceID?
    var databaseID: DatabaseID?
    var propertyID: PropertyID?
    var propertyName: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      // Implied by the presence of a property on the other side.
      case .type, .singleProperty: try reader.skipValue()
      case .dataSourceID: dataSourceID = try DataSourceID?(from: &reader)
      case .databaseID: databaseID = try DatabaseID?(from: &reader)
      case .syncedPropertyID: propertyID = try PropertyID?(from: &reader)
      case .syncedPropertyName: propertyName = try String?(from: &reader)
      case .dualProperty:
        if try reader.readNull() { return }
        try reader.readObject(keys: Self.dualKeys) { (reader, key) throws(JSONError) in
          switch key {
          case .syncedPropertyID: propertyID = try PropertyID?(from: &reader)
          case .syncedPropertyName: propertyName = try String?(from: &reader)
          }
        }
      }
    }
    self.dataSourceID = dataSourceID
    self.databaseID = databaseID
    self.syncedPropertyID = propertyID
    self.syncedPropertyName = propertyName
  }
}
