/// The property by whose values a view puts its rows into groups.
public struct ViewGrouping: Sendable, Hashable {
  /// The property.
  public let propertyID: PropertyID
  /// Its name.
  public let propertyName: String?
  /// Its type as views call it: mostly the property's own, but `person`, `text`.
  public let type: String?
  /// How values fall into groups: `day`, `exact`, `option`; `nil` where a formula's own grouping tells it.
  public let groupBy: String?
  /// The order of the groups: `manual`, `ascending` or `descending`.
  public let sort: String?
  /// Whether groups without rows are left out.
  public let hidesEmptyGroups: Bool
  /// All of it, as bytes.
  public let json: JSONSlice
}

extension ViewGrouping: JSONDecodable {
  private enum Key: String, CaseIterable {
    case type, sort
    case propertyID = "property_id"
    case propertyName = "property_name"
    case groupBy = "group_by"
    case hideEmptyGroups = "hide_empty_groups"
  }
  private enum SortKey: String, CaseIterable { case type }
  private static let keys = JSONKeyTable<Key>()
  private static let sortKeys = JSONKeyTable<SortKey>()

  /// Reads a grouping.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var propertyID: PropertyID?
    var propertyName: String?
    var type: String?
    var groupBy: String?
    var sort: String?
    var hidesEmptyGroups = false
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .type: type = try String?(from: &reader)
      case .propertyID: propertyID = try PropertyID(from: &reader)
      case .propertyName: propertyName = try String?(from: &reader)
      case .groupBy:
        if try reader.peekKind() == .string {
          groupBy = try reader.readString()
        } else {
          try reader.skipValue()
        }
      case .sort:
        if try reader.readNull() { return }
        try reader.readObject(keys: Self.sortKeys) { (reader, _) throws(JSONError) in
          sort = try String?(from: &reader)
        }
      case .hideEmptyGroups: hidesEmptyGroups = try reader.readFlag()
      }
    }
    self.propertyID = try reader.require(propertyID, "property_id", at: start)
    self.propertyName = propertyName
    self.type = type
    self.groupBy = groupBy
    self.sort = sort
    self.hidesEmptyGroups = hidesEmptyGroups
    self.json = reader.slice(from: start)
  }
}
