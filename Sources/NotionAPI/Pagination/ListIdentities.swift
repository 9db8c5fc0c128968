import NotionModel

/// The ids of a list's elements, decoded without the rest of them.
struct ListIdentities: JSONDecodable {
  /// The id of each element; `nil` for an element without a UUID, such as an item of a property.
  var ids: [ObjectID?] = []

  private enum ListKey: String, CaseIterable { case results, templates }
  private enum ElementKey: String, CaseIterable { case id }
  private static let listKeys = JSONKeyTable<ListKey>()
  private static let elementKeys = JSONKeyTable<ElementKey>()

  init(from reader: inout JSONReader) throws(JSONError) {
    var ids: [ObjectID?] = []
    try reader.readObject(keys: Self.listKeys) { (reader, _) throws(JSONError) in
      try reader.readArray { (reader) throws(JSONError) in
        var id: ObjectID?
        try reader.readObject(keys: Self.elementKeys) { (reader, _) throws(JSONError) in
          guard try reader.peekKind() == .string else { return try reader.skipValue() }
          id = ObjectID(try reader.readString())
        }
        ids.append(id)
      }
    }
    self.ids = ids
  }
}
