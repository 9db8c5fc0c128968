extension PropertyContent: JSONDecodable {
  private static let table = TaggedKeys<PropertyType, NoSibling>(
    tags: PropertyType.names.entries.map { ($0.name, $0.value) }, siblings: [])

  /// Reads a value outside of a page's properties, as in the array of a rollup.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let content = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, type) throws(JSONError) in
      try PropertyContent(type, from: &reader)
    }
    switch content {
    case .known(let content): self = content
    case .unknown(let content): self = .unknown(content)
    }
  }

  /// Reads the value of the key that `type` names; a list may be given by one of its elements, as from the
  /// property endpoint.
  init(_ type: PropertyType, from reader: inout JSONReader) throws(JSONError) {
    switch type {
    case .title: self = .title(try RichText(from: &reader))
    case .richText: self = .richText(try RichText(from: &reader))
    case .number: self = .number(try JSONNumber?(from: &reader))
    case .select: self = .select(try SelectOption?(from: &reader))
    case .multiSelect: self = .multiSelect(try reader.readOneOrMore())
    case .status: self = .status(try SelectOption?(from: &reader))
    case .date: self = .date(try DateValue?(from: &reader))
    case .people: self = .people(try reader.readOneOrMore())
    case .files: self = .files(try reader.readOneOrMore())
    case .checkbox: self = .checkbox(try reader.readFlag())
    case .url: self = .url(try String?(from: &reader))
    case .email: self = .email(try String?(from: &reader))
    case .phoneNumber: self = .phoneNumber(try String?(from: &reader))
    case .formula: self = .formula(try FormulaValue(from: &reader))
    case .relation:
      let pages: [ObjectReference] = try reader.readOneOrMore()
      self = .relation(pages.map { PageID($0.id) })
    case .rollup: self = .rollup(try RollupValue(from: &reader))
    case .createdTime: self = .createdTime(try Timestamp?(from: &reader))
    case .createdBy: self = .createdBy(try User?(from: &reader))
    case .lastEditedTime: self = .lastEditedTime(try Timestamp?(from: &reader))
    case .lastEditedBy: self = .lastEditedBy(try User?(from: &reader))
    case .uniqueID: self = .uniqueID(try UniqueID(from: &reader))
    case .verification: self = .verification(try Verification?(from: &reader))
    case .button:
      if try !reader.readNull() { try reader.readEmptyObject() }
      self = .button
    case .place: self = .place(try Place?(from: &reader))
    case .location: self = .location(try Place?(from: &reader))
    case .lastVisitedTime: self = .lastVisitedTime(try Timestamp?(from: &reader))
    case .unknown(let name):
      throw reader.failure(.invalidValue, "no property type is called \(name)")
    }
  }
}

extension JSONReader {
  /// Reads an array, or a single element as an array of one; `null` is an empty array.
  mutating func readOneOrMore<Element: JSONDecodable>() throws(JSONError) -> [Element] {
    switch try peekKind() {
    case .null:
      _ = try readNull()
      return []
    case .array: return try [Element](from: &self)
    default: return [try Element(from: &self)]
    }
  }
}
