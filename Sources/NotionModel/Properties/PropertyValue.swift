/// A property of a page, with its value.
public struct PropertyValue: Sendable, Hashable {
  /// The id, the same as in the schema; it does not change with the name.
  public let id: PropertyID
  /// The name.
  public let name: String
  /// The type, even if the value could not be decoded.
  public let type: PropertyType
  /// The value.
  public let content: PropertyContent
  /// Whether the value is truncated, as relations are after 25 pages; the property endpoint returns the rest.
  public let hasMore: Bool
}

extension PropertyValue: NamedProperty {}

extension PropertyValue {
  private enum Key: String, CaseIterable { case id, hasMore = "has_more" }
  private static let table = TaggedKeys<PropertyType, Key>()

  /// Reads the value of the property with the key `name`; one of unexpected shape is kept verbatim.
  init(name: String, from reader: inout JSONReader) throws(JSONError) {
    self = try reader.readOrKeep { (reader) throws(JSONError) in
      try PropertyValue(name: name, expectedFrom: &reader)
    } unknown: { content in
      PropertyValue(
        id: PropertyID(name), name: name, type: PropertyType(name: content.type), content: .unknown(content),
        hasMore: false)
    }
  }

  private init(name: String, expectedFrom reader: inout JSONReader) throws(JSONError) {
    var id: PropertyID?
    var hasMore = false
    let content = try reader.readTagged(Self.table) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try PropertyID(from: &reader)
      case .hasMore: hasMore = try reader.readFlag()
      }
    } payload: { (reader, type) throws(JSONError) in
      try PropertyContent(type, from: &reader)
    }
    switch content {
    case .known(let content):
      self.content = content
      self.type = content.type
    case .unknown(let content):
      self.content = .unknown(content)
      self.type = PropertyType(name: content.type)
    }
    // The API accepts a name in place of an id.
    self.id = id ?? PropertyID(name)
    self.name = name
    self.hasMore = hasMore
  }
}

/// The properties of a page or the schema of a data source, in the order in which the API sent them.
public struct PropertyMap<Property: NamedProperty>: Sendable, Hashable {
  private let properties: [Property]

  /// Creates a map of properties.
  public init(_ properties: [Property] = []) { self.properties = properties }

  /// The property with a name.
  public subscript(name: String) -> Property? { properties.first { $0.name == name } }

  /// The property with an id.
  public subscript(id: PropertyID) -> Property? { properties.first { $0.id == id } }
}

extension PropertyMap: RandomAccessCollection {
  /// The position of the first property.
  public var startIndex: Int { properties.startIndex }
  /// The position after the last property.
  public var endIndex: Int { properties.endIndex }
  /// The property at a position.
  public subscript(position: Int) -> Property { properties[position] }
}

extension PropertyMap {
  /// Reads an object of properties; of duplicate names the last wins, at the position of the first.
  init(
    from reader: inout JSONReader,
    property: (inout JSONReader, _ name: String) throws(JSONError) -> Property
  ) throws(JSONError) {
    var properties: [Property] = []
    // One bit for each seen ending of a name: most names need no search for an equal one.
    var endings: UInt64 = 0
    if try !reader.readNull() {
      try reader.readObject { (reader, name) throws(JSONError) in
        let read = try property(&reader, name)
        let mark = (read.name.utf8.last ?? 0) &+ UInt8(truncatingIfNeeded: read.name.utf8.count)
        let ending: UInt64 = 1 << (UInt64(mark) % 64)
        if endings & ending != 0, let index = properties.firstIndex(where: { $0.name == read.name }) {
          properties[index] = read
        } else {
          endings |= ending
          properties.append(read)
        }
      }
    }
    self.init(properties)
  }
}

/// The properties of a page.
public typealias PropertyValues = PropertyMap<PropertyValue>
/// The schema of a data source.
public typealias PropertySchemas = PropertyMap<PropertySchema>

extension PropertyValue {
  /// Returns the value from the property endpoint in place of the one that the page object truncates.
  ///
  /// - Parameters:
  ///   - items: the items of the property, in order.
  ///   - summary: the description of the list in its last response; it has the final result of a rollup.
  ///   - isWhole: whether the list was read completely.
  /// - Returns: the whole value; ``hasMore`` is set if it is incomplete.
  package func completed(by items: [PropertyItem], summary: PropertyItem?, isWhole: Bool) -> PropertyValue {
    let contents = items.map(\.content)
    return PropertyValue(
      id: id, name: name, type: type, content: content.completed(by: contents, summary?.content, isWhole),
      hasMore: content.isList && !isWhole)
  }
}

extension PropertyContent {
  /// Whether a part of the value is worth showing.
  fileprivate var isList: Bool {
    switch self {
    case .title, .richText, .people, .relation: true
    case .formula, .rollup, .number, .select, .multiSelect, .status, .date, .files, .checkbox, .url, .email,
      .phoneNumber, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification,
      .button, .place, .location, .lastVisitedTime, .unknown:
      false
    }
  }

  /// Returns the completed value; a list shorter than that of the page object is incomplete or outdated.
  fileprivate func completed(
    by items: [PropertyContent], _ summary: PropertyContent?, _ isWhole: Bool
  ) -> PropertyContent {
    switch self {
    case .title(let part):
      let text = Self.text(items)
      return text.runs.count < part.runs.count ? self : .title(text)
    case .richText(let part):
      let text = Self.text(items)
      return text.runs.count < part.runs.count ? self : .richText(text)
    case .people(let part):
      let people = items.flatMap { if case .people(let people) = $0 { people } else { [User]() } }
      return people.count < part.count ? self : .people(people)
    case .relation(let part):
      let pages = items.flatMap { if case .relation(let pages) = $0 { pages } else { [PageID]() } }
      return pages.count < part.count ? self : .relation(pages)
    case .rollup(let rollup): return .rollup(rollup.completed(by: items, summary, isWhole))
    case .formula:
      for case .formula(let value) in items { return .formula(value) }
      return .formula(.incomplete)
    case .number, .select, .multiSelect, .status, .date, .files, .checkbox, .url, .email, .phoneNumber,
      .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification, .button, .place,
      .location, .lastVisitedTime, .unknown:
      return items.first ?? self
    }
  }

  private static func text(_ items: [PropertyContent]) -> RichText {
    RichText(items.flatMap { $0.text?.runs ?? [] })
  }
}

extension RollupValue {
  fileprivate func completed(
    by items: [PropertyContent], _ summary: PropertyContent?, _ isWhole: Bool
  ) -> RollupValue {
    guard isWhole else { return RollupValue(result: .incomplete, function: function) }
    // A rollup may also be returned as one item with its result.
    if items.count == 1, case .rollup(let rollup) = items[0] { return rollup }
    guard case .rollup(let final) = summary else {
      return RollupValue(result: .array(items), function: function)
    }
    switch final.result {
    // The values are the items; their description has none.
    case .array(let values):
      return RollupValue(
        result: .array(values.isEmpty ? items : values), function: final.function ?? function)
    case .number, .date, .unsupported, .incomplete, .unknown: return final
    }
  }
}

extension FormulaValue {
  /// A result that could not be read completely.
  static let incomplete = FormulaValue.unknown(
    UnknownContent(type: "incomplete", json: JSONSlice(unchecked: Array(#"{"type":"incomplete"}"#.utf8))))
}
