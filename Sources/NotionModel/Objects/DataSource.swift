/// A data source: a schema and the pages that are its rows.
public struct DataSource: Sendable, Hashable {
  /// The id.
  public let id: DataSourceID
  /// The title.
  public let title: RichText
  /// The author's description.
  public let description: RichText
  /// The parent: a database, or the data source from which it is synced.
  public let parent: Parent?
  /// The parent of that database.
  public let databaseParent: Parent?
  /// The schema, in the order in which the API sent it.
  public let properties: PropertySchemas
  /// The icon.
  public let icon: Icon?
  /// The picture across the top.
  public let cover: FileReference?
  /// The time of creation.
  public let createdTime: Timestamp?
  /// The time of the last edit.
  public let lastEditedTime: Timestamp?
  /// The creator.
  public let createdBy: User?
  /// The last editor.
  public let lastEditedBy: User?
  /// The address in Notion.
  public let url: String?
  /// The public address, if it is published.
  public let publicURL: String?
  /// Whether its database is shown inside its page.
  public let isInline: Bool
  /// Whether it is in the trash; before 2026-03-11 the key is `archived`.
  public let isInTrash: Bool
  /// Whether the parent or the schema is missing.
  public let isPartial: Bool
  /// The values of an unexpected shape, which are treated as absent.
  public let oddities: [JSONError]
  /// The data source's own bytes.
  public let json: JSONSlice

  /// Whether the API returned only the id.
  public var isReference: Bool {
    isPartial && parent == nil && properties.isEmpty && title.isEmpty && createdTime == nil && url == nil
  }
}

extension DataSource: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, title, description, parent, properties, icon, cover, url, archived
    case databaseParent = "database_parent"
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case lastEditedBy = "last_edited_by"
    case publicURL = "public_url"
    case isInline = "is_inline"
    case inTrash = "in_trash"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a data source.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: DataSourceID?
    var title = RichText()
    var description = RichText()
    var parent: Parent?
    var databaseParent: Parent?
    var properties = PropertySchemas()
    var icon: Icon?
    var cover: FileReference?
    var createdTime: Timestamp?
    var lastEditedTime: Timestamp?
    var createdBy: User?
    var lastEditedBy: User?
    var url: String?
    var publicURL: String?
    let noted = reader.oddities.count
    var hasProperties = false
    var isInline = false
    var wasArchived = false
    var isInTrash = false
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.dataSource)
      case .id: id = try DataSourceID(from: &reader)
      case .title: title = try reader.readTolerantly() ?? RichText()
      case .description: description = try reader.readTolerantly() ?? RichText()
      case .parent: parent = try reader.readTolerantly()
      case .databaseParent: databaseParent = try reader.readTolerantly()
      case .properties:
        hasProperties = try reader.peekKind() == .object
        properties =
          try reader.readTolerantly { (reader) throws(JSONError) in
            try PropertySchemas(from: &reader) { (reader, name) throws(JSONError) in
              try PropertySchema(name: name, from: &reader)
            }
          } ?? PropertySchemas()
      case .icon: icon = try reader.readTolerantly()
      case .cover: cover = try reader.readTolerantly()
      case .createdTime: createdTime = try reader.readTolerantly()
      case .lastEditedTime: lastEditedTime = try reader.readTolerantly()
      case .createdBy: createdBy = try reader.readTolerantly()
      case .lastEditedBy: lastEditedBy = try reader.readTolerantly()
      case .url: url = try reader.readTolerantly()
      case .publicURL: publicURL = try reader.readTolerantly()
      case .isInline: isInline = try reader.readFlagTolerantly()
      case .archived: wasArchived = try reader.readFlagTolerantly()
      case .inTrash: isInTrash = try reader.readFlagTolerantly()
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.title = title
    self.description = description
    self.parent = parent
    self.databaseParent = databaseParent
    self.properties = properties
    self.icon = icon
    self.cover = cover
    self.createdTime = createdTime
    self.lastEditedTime = lastEditedTime
    self.createdBy = createdBy
    self.lastEditedBy = lastEditedBy
    self.url = url
    self.publicURL = publicURL
    self.isInline = isInline
    self.isInTrash = isInTrash || wasArchived
    self.isPartial = !hasProperties || !(parent?.isTold ?? false)
    self.oddities = reader.oddities(from: noted, in: start)
    self.json = reader.slice(from: start)
  }
}

/// A reference of a database to one of its data sources.
public struct DataSourceReference: Sendable, Hashable {
  /// The id.
  public let id: DataSourceID
  /// The name.
  public let name: String?
}

extension DataSourceReference: JSONDecodable {
  private enum Key: String, CaseIterable { case id, name }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a reference.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: DataSourceID?
    var name: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try DataSourceID(from: &reader)
      case .name: name = try String?(from: &reader)
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.name = name
  }
}
