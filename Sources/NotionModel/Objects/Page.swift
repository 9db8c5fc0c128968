/// A page: at the root, inside another, or a row of a data source.
public struct Page: Sendable, Hashable {
  /// The id, which is also that of the block with the page's content.
  public let id: PageID
  /// The parent.
  public let parent: Parent?
  /// The properties, in the order in which the API sent them; a page that is not a row has only its title.
  public private(set) var properties: PropertyValues
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
  /// Whether it is in the trash; before 2026-03-11 the key is `archived`.
  public let isInTrash: Bool
  /// Whether it is archived, which is not the trash.
  public let isArchived: Bool
  /// Whether the API specified if it is archived.
  public let tellsIsArchived: Bool
  /// Whether it is locked.
  public let isLocked: Bool
  /// Whether the parent or the properties are missing.
  public let isPartial: Bool
  /// The values of an unexpected shape, which are treated as absent.
  public let oddities: [JSONError]
  /// The page's own bytes.
  public let json: JSONSlice

  /// Whether the API returned only the id.
  public var isReference: Bool {
    isPartial && parent == nil && properties.isEmpty && createdTime == nil && url == nil
  }

  /// The title; empty if the page has none.
  public var title: RichText {
    for property in properties {
      if case .title(let title) = property.content { return title }
    }
    return []
  }

  /// Returns the page with other values of its properties, and with its original bytes.
  package func with(_ properties: PropertyValues) -> Page {
    var page = self
    page.properties = properties
    return page
  }
}

extension Page: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, parent, properties, icon, cover, url, archived
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case lastEditedBy = "last_edited_by"
    case publicURL = "public_url"
    case inTrash = "in_trash"
    case isArchived = "is_archived"
    case isLocked = "is_locked"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a page; a page that the integration may not read has only an id.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: PageID?
    var parent: Parent?
    var properties = PropertyValues()
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
    var wasArchived = false
    var isInTrash = false
    var isArchived: Bool?
    var isLocked = false
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.page)
      case .id: id = try PageID(from: &reader)
      case .parent: parent = try reader.readTolerantly()
      case .properties:
        hasProperties = try reader.peekKind() == .object
        properties =
          try reader.readTolerantly { (reader) throws(JSONError) in
            try PropertyValues(from: &reader) { (reader, name) throws(JSONError) in
              try PropertyValue(name: name, from: &reader)
            }
          } ?? PropertyValues()
      case .icon: icon = try reader.readTolerantly()
      case .cover: cover = try reader.readTolerantly()
      case .createdTime: createdTime = try reader.readTolerantly()
      case .lastEditedTime: lastEditedTime = try reader.readTolerantly()
      case .createdBy: createdBy = try reader.readTolerantly()
      case .lastEditedBy: lastEditedBy = try reader.readTolerantly()
      case .url: url = try reader.readTolerantly()
      case .publicURL: publicURL = try reader.readTolerantly()
      case .archived: wasArchived = try reader.readFlagTolerantly()
      case .inTrash: isInTrash = try reader.readFlagTolerantly()
      case .isArchived: isArchived = try reader.readFlagTolerantly()
      case .isLocked: isLocked = try reader.readFlagTolerantly()
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.parent = parent
    self.properties = properties
    self.icon = icon
    self.cover = cover
    self.createdTime = createdTime
    self.lastEditedTime = lastEditedTime
    self.createdBy = createdBy
    self.lastEditedBy = lastEditedBy
    self.url = url
    self.publicURL = publicURL
    self.isInTrash = isInTrash || wasArchived
    self.isArchived = isArchived ?? false
    self.tellsIsArchived = isArchived != nil
    self.isLocked = isLocked
    self.isPartial = !hasProperties || !(parent?.isTold ?? false)
    self.oddities = reader.oddities(from: noted, in: start)
    self.json = reader.slice(from: start)
  }
}

/// A page or block in the API's own rendering to Markdown.
public struct PageMarkdown: Sendable, Hashable {
  /// The page or block.
  public let id: ObjectID
  /// The Markdown.
  public let markdown: String
  /// Whether blocks were omitted because of the length; request them by their ids.
  public let isTruncated: Bool
  /// The omitted blocks.
  public let unknownBlockIDs: [BlockID]
  /// The response's own bytes.
  public let json: JSONSlice
}

extension PageMarkdown: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, markdown, truncated
    case unknownBlockIDs = "unknown_block_ids"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads the response of the Markdown endpoint.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: ObjectID?
    var markdown = ""
    var isTruncated = false
    var unknownBlockIDs: [BlockID] = []
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.pageMarkdown)
      case .id: id = try ObjectID(from: &reader)
      case .markdown: markdown = try reader.readString()
      case .truncated: isTruncated = try reader.readFlag()
      case .unknownBlockIDs: unknownBlockIDs = try [BlockID]?(from: &reader) ?? []
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.markdown = markdown
    self.isTruncated = isTruncated
    self.unknownBlockIDs = unknownBlockIDs
    self.json = reader.slice(from: start)
  }
}
