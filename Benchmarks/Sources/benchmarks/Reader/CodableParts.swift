/// The parts of objects as one would write them for JSONDecoder.
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

struct CodableDate: Decodable {
  let start: String
  let end: String?
  let timeZone: String?

  enum CodingKeys: String, CodingKey {
    case start, end
    case timeZone = "time_zone"
  }
}

struct CodableReference: Decodable {
  let id: String
}

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
