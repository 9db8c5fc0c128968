/// The templates of a data source; unlike other lists, this one is not a `list` object.
public struct DataSourceTemplates: Sendable, Hashable {
  /// A template of new rows.
  public struct Template: Sendable, Hashable {
    /// The id of the page.
    public let id: PageID
    /// The name.
    public let name: String?
    /// Whether new rows are created from it by default.
    public let isDefault: Bool
  }

  /// The templates.
  public let templates: [Template]
  /// The errors of elements that are missing in ``templates``, as their shape is not that of a template.
  public let oddities: [JSONError]
  /// The cursor of the next page; `nil` on the last.
  public let nextCursor: String?
  /// Whether there is a next page.
  public let hasMore: Bool
  /// The response's own bytes.
  public let json: JSONSlice
}

extension DataSourceTemplates: JSONDecodable {
  private enum Key: String, CaseIterable { case templates, nextCursor = "next_cursor", hasMore = "has_more" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a page of templates.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    let noted = reader.oddities.count
    var templates: [Template]?
    var nextCursor: String?
    var hasMore = false
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .templates:
        guard try reader.peekKind() == .array else { throw try reader.wrongType(.array) }
        templates = try reader.readElementsTolerantly()
      case .nextCursor: nextCursor = try reader.readTolerantly()
      case .hasMore: hasMore = try reader.readFlagTolerantly()
      }
    }
    self.templates = try reader.require(templates, "templates", at: start)
    self.oddities = reader.oddities(from: noted, in: start)
    self.nextCursor = nextCursor
    self.hasMore = hasMore
    self.json = reader.slice(from: start)
  }
}

extension DataSourceTemplates.Template: JSONDecodable {
  private enum Key: String, CaseIterable { case id, name, isDefault = "is_default" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a template.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: PageID?
    var name: String?
    var isDefault = false
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try PageID(from: &reader)
      case .name: name = try reader.readTolerantly()
      case .isDefault: isDefault = try reader.readFlagTolerantly()
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.name = name
    self.isDefault = isDefault
  }
}
