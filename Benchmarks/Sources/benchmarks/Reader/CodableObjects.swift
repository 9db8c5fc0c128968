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

/// A page as one would write it for JSONDecoder.
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

/// A database as one would write it for JSONDecoder.
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

/// A data source as one would write it for JSONDecoder.
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

/// A user as one would write it for JSONDecoder.
struct CodableUser: Decodable {
  struct Person: Decodable {
    let email: String?
  }

  struct Bot: Decodable {
    let workspaceID: String?
    let workspaceName: String?

    enum CodingKeys: String, CodingKey {
      case workspaceID = "workspace_id"
      case workspaceName = "workspace_name"
    }
  }

  let id: String
  let type: String?
  let name: String?
  let avatarURL: String?
  let person: Person?
  let bot: Bot?

  enum CodingKeys: String, CodingKey {
    case id, type, name, person, bot
    case avatarURL = "avatar_url"
  }
}

/// A list as one would write it for JSONDecoder.
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

/// An id as one would write it for JSONDecoder.
struct CodableReference: Decodable {
  let id: String
}

/// A parent as one would write it for JSONDecoder.
struct CodableParent: Decodable {
  let type: String
  let pageID: String?
  let blockID: String?
  let databaseID: String?
  let dataSourceID: String?
  let workspace: Bool?

  enum CodingKeys: String, CodingKey {
    case type, workspace
    case pageID = "page_id"
    case blockID = "block_id"
    case databaseID = "database_id"
    case dataSourceID = "data_source_id"
  }
}

/// A run of text as one would write it for JSONDecoder.
struct CodableRun: Decodable {
  struct Text: Decodable {
    struct Link: Decodable {
      let url: String?
    }

    let content: String
    let link: Link?
  }

  struct Mention: Decodable {
    struct Link: Decodable {
      let url: String?
      let href: String?
      let title: String?
    }

    let type: String
    let user: CodableUser?
    let date: CodableDate?
    let page: CodableReference?
    let database: CodableReference?
    let linkPreview: Link?
    let linkMention: Link?

    enum CodingKeys: String, CodingKey {
      case type, user, date, page, database
      case linkPreview = "link_preview"
      case linkMention = "link_mention"
    }
  }

  struct Equation: Decodable {
    let expression: String
  }

  struct Annotations: Decodable {
    let bold: Bool
    let italic: Bool
    let strikethrough: Bool
    let underline: Bool
    let code: Bool
    let color: String
  }

  let type: String
  let text: Text?
  let mention: Mention?
  let equation: Equation?
  let annotations: Annotations?
  let plainText: String?
  let href: String?

  enum CodingKeys: String, CodingKey {
    case type, text, mention, equation, annotations, href
    case plainText = "plain_text"
  }
}

/// An icon as one would write it for JSONDecoder.
struct CodableIcon: Decodable {
  struct CustomEmoji: Decodable {
    let id: String
    let name: String?
    let url: String?
  }

  struct Named: Decodable {
    let name: String
    let color: String?
  }

  let type: String
  let emoji: String?
  let file: CodableFile.Location?
  let external: CodableFile.Location?
  let icon: Named?
  let customEmoji: CustomEmoji?

  enum CodingKeys: String, CodingKey {
    case type, emoji, file, external, icon
    case customEmoji = "custom_emoji"
  }
}

/// A file as one would write it for JSONDecoder.
struct CodableFile: Decodable {
  struct Location: Decodable {
    let url: String
    let expiryTime: String?

    enum CodingKeys: String, CodingKey {
      case url
      case expiryTime = "expiry_time"
    }
  }

  let type: String?
  let file: Location?
  let external: Location?
  let name: String?
  let caption: [CodableRun]?
}

/// A date as one would write it for JSONDecoder.
struct CodableDate: Decodable {
  let start: String
  let end: String?
  let timeZone: String?

  enum CodingKeys: String, CodingKey {
    case start, end
    case timeZone = "time_zone"
  }
}

/// An option of a select, multi-select or status property.
struct CodableOption: Decodable {
  let id: String?
  let name: String
  let color: String?
  let description: String?
}
