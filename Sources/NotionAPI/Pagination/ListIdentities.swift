import NotionModel

/// The ids of a list's elements, read without the rest of them.
struct ListIdentities: JSONDecodable {
  /// One for each element; `nil` where it has none that is a UUID, as the items of a property.
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
