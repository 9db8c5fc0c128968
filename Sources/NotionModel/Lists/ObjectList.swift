/// One page of a list, as every list endpoint sends it.
public struct ObjectList<Element: JSONDecodable>: Sendable {
  /// The elements.
  public let results: [Element]
  /// The elements that are not among ``results``, as their shape is not that of an element.
  public let unreadable: [UnreadableElement]
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

/// An element of a list that could not be taken apart.
public struct UnreadableElement: Sendable, Hashable {
  /// The place in `results`, counted from 0.
  public let position: Int
  /// The unexpected part of its shape.
  public let reason: JSONError
  /// The element's own bytes.
  public let json: JSONSlice
}

extension ObjectList {
  /// The element at a place of `results` as the API sent it, where every element counts; `nil` for one that is
  /// unreadable.
  public func element(at position: Int) -> Element? {
    var index = position
    for element in unreadable where element.position <= position {
      if element.position == position { return nil }
      index -= 1
    }
    return results.indices.contains(index) ? results[index] : nil
  }
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

  /// Reads the elements one by one, so that an odd one takes no other with it.
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
