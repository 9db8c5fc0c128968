/// The objects of the API as one would write them for JSONDecoder.
struct CodablePage: Decodable {
  let id: String
  let parent: CodableParent?
  let properties: [String: CodablePropertyValue]
  let icon: CodableIcon?
  let cover: CodableFile?
  let createdTime: String?
  let lastEditedTime: String?
  let createdBy: CodableUser?
  let lastEditedBy: CodableUser?
  let url: String?
  let publicURL: String?
  let archived: Bool?
  let inTrash: Bool?
  let isArchived: Bool?
  let isLocked: Bool?

  enum CodingKeys: String, CodingKey {
    case id, parent, properties, icon, cover, url, archived
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case lastEditedBy = "last_edited_by"
    case publicURL = "public_url"
    case inTrash = "in_trash"
    case isArchived = "is_archived"
    case isLocked = "is_locked"
  }
}

struct CodableDatabase: Decodable {
  struct Source: Decodable {
    let id: String
    let name: String?
  }

  let id: String
  let title: [CodableRun]
  let description: [CodableRun]?
  let parent: CodableParent?
  let dataSources: [Source]?
  let properties: [String: CodablePropertySchema]?
  let icon: CodableIcon?
  let cover: CodableFile?
  let createdTime: String?
  let lastEditedTime: String?
  let createdBy: CodableUser?
  let lastEditedBy: CodableUser?
  let url: String?
  let publicURL: String?
  let isInline: Bool?
  let archived: Bool?
  let inTrash: Bool?
  let isLocked: Bool?

  enum CodingKeys: String, CodingKey {
    case id, title, description, parent, properties, icon, cover, url, archived
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
}

struct CodableDataSource: Decodable {
  let id: String
  let title: [CodableRun]
  let description: [CodableRun]?
  let parent: CodableParent?
  let databaseParent: CodableParent?
  let properties: [String: CodablePropertySchema]
  let icon: CodableIcon?
  let cover: CodableFile?
  let createdTime: String?
  let lastEditedTime: String?
  let createdBy: CodableUser?
  let lastEditedBy: CodableUser?
  let url: String?
  let publicURL: String?
  let isInline: Bool?
  let archived: Bool?
  let inTrash: Bool?

  enum CodingKeys: String, CodingKey {
    case id, title, description, parent, properties, icon, cover, url, archived
    case databaseParent = "database_parent"
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case lastEditedBy = "last_edited_by"
    case publicURL = "public_url"
    case isInline = "is_inline"
    case inTrash = "in_trash"
  }
}

struct CodableList<Element: Decodable>: Decodable {
  let results: [Element]
  let nextCursor: String?
  let hasMore: Bool

  enum CodingKeys: String, CodingKey {
    case results
    case nextCursor = "next_cursor"
    case hasMore = "has_more"
  }
}

/// A result of search or of a query.
enum CodableObject: Decodable {
  case page(CodablePage)
  case dataSource(CodableDataSource)
  case other

  private enum CodingKeys: String, CodingKey { case object }

  init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .object) {
    case "page": self = .page(try CodablePage(from: decoder))
    case "data_source": self = .dataSource(try CodableDataSource(from: decoder))
    default: self = .other
    }
  }
}
