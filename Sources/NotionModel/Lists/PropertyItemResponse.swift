/// The response of the property endpoint: an item, or a page of a list of items.
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
