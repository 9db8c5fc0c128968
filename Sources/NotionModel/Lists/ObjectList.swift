/// One page of a list, the response of every list endpoint.
public struct ObjectList<Element: JSONDecodable>: Sendable {
  /// The elements.
  public let results: [Element]
  /// The elements that are missing in ``results``, as their shape is unexpected.
  public let unreadable: [UnreadableElement]
  /// The cursor of the next page; `nil` on the last.
  public let nextCursor: String?
  /// Whether there is a next page.
  public let hasMore: Bool
  /// The type of the elements, such as `block` or `page_or_data_source`; `nil` before 2022-06-28.
  public let type: String?
  /// The completeness of the list; `nil`, if the API does not specify it, counts as complete.
  public let requestStatus: RequestStatus?
  /// The property of the values, if the list is from the property endpoint.
  public let propertyItem: PropertyItem?
  /// The list's own bytes.
  public let json: JSONSlice
}

/// An element of a list that could not be decoded.
public struct UnreadableElement: Sendable, Hashable {
  /// The index in `results`, from 0.
  public let position: Int
  /// The unexpected part of its shape.
  public let reason: JSONError
  /// The element's own bytes.
  public let json: JSONSlice
}

extension ObjectList {
  /// Returns the element at an original index of `results`, which counts all elements, or `nil` for an
  /// unreadable one.
  public func element(at position: Int) -> Element? {
    var index = position
    for element in unreadable where element.position <= position {
      if element.position == position { return nil }
      index -= 1
    }
    return results.indices.contains(index) ? results[index] : nil
  }
}

/// The keys of all lists, for elements of any type.
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
    var unreadable: [UnreadableElement] = []
    var nextCursor: String?
    var hasMore = false
    var type: String?
    var requestStatus: RequestStatus?
    var propertyItem: PropertyItem?
    try reader.readObject(keys: listKeys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.list)
      case .results: (results, unreadable) = try Self.readElements(from: &reader)
      case .nextCursor: nextCursor = try reader.readTolerantly()
      case .hasMore: hasMore = try reader.readFlagTolerantly()
      case .type: type = try reader.readTolerantly()
      case .requestStatus: requestStatus = try reader.readTolerantly()
      case .propertyItem: propertyItem = try reader.readTolerantly()
      }
    }
    self.results = try reader.require(results, "results", at: start)
    self.unreadable = unreadable
    self.nextCursor = nextCursor
    self.hasMore = hasMore
    self.type = type
    self.requestStatus = requestStatus
    self.propertyItem = propertyItem
    self.json = reader.slice(from: start)
  }

  /// Reads the elements one by one, so that an invalid one affects no other.
  private static func readElements(
    from reader: inout JSONReader
  ) throws(JSONError) -> ([Element], [UnreadableElement]) {
    var elements: [Element] = []
    var unreadable: [UnreadableElement] = []
    try reader.readArray { (reader) throws(JSONError) in
      reader.skipWhitespace()
      let start = reader.position
      let (element, reason) = try reader.readUnlessShapeDiffers { (reader) throws(JSONError) in
        try Element(from: &reader)
      }
      if let element {
        elements.append(element)
      } else if let reason {
        let position = elements.count + unreadable.count
        unreadable.append(
          UnreadableElement(
            position: position, reason: reader.placed(reason, in: start), json: reader.slice(from: start)))
      }
    }
    return (elements, unreadable)
  }
}

/// The completeness of a list.
///
/// Queries stop at 10,000 rows with `has_more: false`; only this status reveals that there were more.
public struct RequestStatus: Sendable, Hashable {
  /// `complete` or `incomplete`.
  public let type: String
  /// The reason why it is incomplete, such as `query_result_limit_reached`.
  public let incompleteReason: String?

  /// Whether results are missing.
  public var isIncomplete: Bool { type == "incomplete" }
}

extension RequestStatus: JSONDecodable {
  private enum Key: String, CaseIterable { case type, incompleteReason = "incomplete_reason" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a status.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var type: String?
    var incompleteReason: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .type: type = try reader.readString()
      case .incompleteReason: incompleteReason = try reader.readTolerantly()
      }
    }
    self.type = try reader.require(type, "type", at: start)
    self.incompleteReason = incompleteReason
  }
}
