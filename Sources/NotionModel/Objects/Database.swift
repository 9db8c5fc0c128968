/// A database: the container of one or more data sources, or a linked view of another's (then of none).
public struct Database: Sendable, Hashable {
  /// The id, which is also that of its `child_database` block.
  public let id: DatabaseID
  /// The title.
  public let title: RichText
  /// The author's description.
  public let description: RichText
  /// The parent.
  public let parent: Parent?
  /// The data sources, by id and name; none for a linked view, and none before 2025-09-03.
  public let dataSources: [DataSourceReference]
  /// The schema, before 2025-09-03 only; afterwards each data source has its own.
  public let properties: PropertySchemas
  /// The icon.
  public let icon: Icon?
  /// The picture across the top.
  public let cover: FileReference?
  /// The time of creation.
  public let createdTime: Timestamp?
  /// The time of the last edit.
  public let lastEditedTime: Timestamp?
  /// The creator, before 2025-09-03 only.
  public let createdBy: User?
  /// The last editor, before 2025-09-03 only.
  public let lastEditedBy: User?
  /// The address in Notion.
  public let url: String?
  /// The public address, if it is published.
  public let publicURL: String?
  /// Whether it is shown inside its page instead of as a separate page.
  public let isInline: Bool
  /// Whether it is in the trash; before 2026-03-11 the key is `archived`.
  public let isInTrash: Bool
  /// Whether it is locked.
  public let isLocked: Bool
  /// Whether the parent or the data sources are missing.
  public let isPartial: Bool
  /// The values of an unexpected shape, which are treated as absent.
  public let oddities: [JSONError]
  /// The database's own bytes.
  public let json: JSONSlice

  /// Whether the API returned only the id.
  public var isReference: Bool {
    isPartial && parent == nil && dataSources.isEmpty && title.isEmpty && createdTime == nil && url == nil
  }
}

extension Database: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, title, description, parent, properties, icon, cover, url, archived
    case dataSources = "data_sources"
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case lastEditedBy = "last_edited_by"
    case publicURL = "public_url"
    case isInline = "is_inline"
    case inTrash = "in_trash"
    case isLocked = "is_locked"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a database.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: DatabaseID?
    var title = RichText()
    var description = RichText()
    var parent: Parent?
    var dataSources: [DataSourceReference] = []
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
    var hasDataSources = false
    var isInline = false
    var wasArchived = false
    var isInTrash = false
    var isLocked = false
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.database)
      case .id: id = try DatabaseID(from: &reader)
      case .title: title = try reader.readTolerantly() ?? RichText()
      case .description: description = try reader.readTolerantly() ?? RichText()
      case .parent: parent = try reader.readTolerantly()
      case .dataSources:
        hasDataSources = try reader.peekKind() == .array
        dataSources = try reader.readElementsTolerantly()
      case .properties:
        // In place of data sources before 2025-09-03.
        if try reader.peekKind() == .object { hasDataSources = true }
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
      case .isLocked: isLocked = try reader.readFlagTolerantly()
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.title = title
    self.description = description
    self.parent = parent
    self.dataSources = dataSources
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
    self.isLocked = isLocked
    self.isPartial = !hasDataSources || !(parent?.isTold ?? false)
    self.oddities = reader.oddities(from: noted, in: start)
    self.json = reader.slice(from: start)
  }
}
