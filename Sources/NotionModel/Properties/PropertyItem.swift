/// An item from the property endpoint: the whole value of a property, or one element of a long one.
///
/// A long value (title, text, people, relation, rollup) comes as a list of items of one element each;
/// ``PropertyItemResponse`` combines them.
public struct PropertyItem: Sendable, Hashable {
  /// The id of the property.
  public let id: PropertyID?
  /// The type, even if the value could not be decoded.
  public let type: PropertyType
  /// The value, or a list with the single element of this item.
  public let content: PropertyContent
  /// The URL of the next page of a list, as in the API, if the item describes a list.
  public let nextURL: String?
  /// The item's own bytes.
  public let json: JSONSlice
}

extension PropertyItem: JSONDecodable {
  private enum Key: String, CaseIterable { case object, id, nextURL = "next_url" }
  private static let table = TaggedKeys<PropertyType, Key>()

  /// Reads an item.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: PropertyID?
    var nextURL: String?
    let content = try reader.readTagged(Self.table) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.propertyItem)
      case .id: id = try PropertyID?(from: &reader)
      case .nextURL: nextURL = try String?(from: &reader)
      }
    } payload: { (reader, type) throws(JSONError) in
      // The description of a list has `{}` in place of the value.
      if try reader.isAtEmptyObject() { return try PropertyContent(emptyList: type, from: &reader) }
      return try PropertyContent(type, from: &reader)
    }
    switch content {
    case .known(let content):
      self.content = content
      self.type = content.type
    case .unknown(let content):
      // An item without a type has no meaning.
      guard !content.type.isEmpty else { throw reader.failure(.missingKey, "`type` is absent", at: start) }
      self.content = .unknown(content)
      self.type = PropertyType(name: content.type)
    }
    self.id = id
    self.nextURL = nextURL
    self.json = reader.slice(from: start)
  }
}

extension PropertyContent {
  /// Reads `{}` as a list without elements, if `type` is a list.
  fileprivate init(emptyList type: PropertyType, from reader: inout JSONReader) throws(JSONError) {
    switch type {
    case .title: self = .title([])
    case .richText: self = .richText([])
    case .people: self = .people([])
    case .relation: self = .relation([])
    case .number, .url, .select, .multiSelect, .status, .date, .email, .phoneNumber, .checkbox, .files,
      .createdBy, .createdTime, .lastEditedBy, .lastEditedTime, .formula, .button, .uniqueID, .verification,
      .place, .rollup, .location, .lastVisitedTime, .unknown:
      try self.init(type, from: &reader)
      return
    }
    try reader.readEmptyObject()
  }
}

extension JSONReader {
  /// Returns whether `{}` is next.
  fileprivate func isAtEmptyObject() throws(JSONError) -> Bool {
    var ahead = self
    ahead.unreadKeys = nil
    guard try ahead.peekKind() == .object else { return false }
    var isEmpty = true
    try ahead.readObject { (reader, _) throws(JSONError) in
      isEmpty = false
      try reader.skipValue()
    }
    return isEmpty
  }
}

/// The response of the property endpoint: an item, or a page of a list of items.
@nonexhaustive
public enum PropertyItemResponse: Sendable {
  /// The whole value.
  case item(PropertyItem)
  /// A page of a long value.
  case list(ObjectList<PropertyItem>)

  /// The response's own bytes.
  public var json: JSONSlice {
    switch self {
    case .item(let item): item.json
    case .list(let list): list.json
    }
  }
}

extension PropertyItemResponse: JSONDecodable {
  /// Reads an item or a list, depending on `object`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self =
      try reader.peekObjectKind() == .list
      ? .list(try ObjectList(from: &reader)) : .item(try PropertyItem(from: &reader))
  }
}
