/// One page of a list, as every list endpoint sends it.
public struct ObjectList<Element: JSONDecodable>: Sendable {
  /// The elements.
  public let results: [Element]
  /// What to ask the next page with; `nil` on the last.
  public let nextCursor: String?
  /// Whether there is a next page.
  public let hasMore: Bool
  /// What the elements are, such as `block` or `page_or_data_source`; `nil` before 2022-06-28.
  public let type: String?
  /// Whether the list is whole; `nil` where the API does not say, which is as good as whole.
  public let requestStatus: RequestStatus?
  /// The property whose value the list is, where it is that of the property endpoint.
  public let propertyItem: PropertyItem?
  /// The list's own bytes.
  public let json: JSONSlice
}

/// What all lists have in common, whatever their elements are.
private enum ListKey: String, CaseIterable {
  case object, results, type
  case nextCursor = "next_cursor"
  case hasMore = "has_more"
  case requestStatus = "request_status"
  case propertyItem = "property_item"
}
private let listKeys = JSONKeyTable<ListKey>()

extension ObjectList: JSONDecodable {
  /// Reads a list.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var results: [Element]?
    var nextCursor: String?
    var hasMore = false
    var type: String?
    var requestStatus: RequestStatus?
    var propertyItem: PropertyItem?
    try reader.readObject(keys: listKeys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.list)
      case .results: results = try [Element](from: &reader)
      case .nextCursor: nextCursor = try String?(from: &reader)
      case .hasMore: hasMore = try reader.readFlag()
      case .type: type = try String?(from: &reader)
      case .requestStatus: requestStatus = try RequestStatus?(from: &reader)
      case .propertyItem: propertyItem = try PropertyItem?(from: &reader)
      }
    }
    self.results = try reader.require(results, "results", at: start)
    self.nextCursor = nextCursor
    self.hasMore = hasMore
    self.type = type
    self.requestStatus = requestStatus
    self.propertyItem = propertyItem
    self.json = reader.slice(from: start)
  }
}
