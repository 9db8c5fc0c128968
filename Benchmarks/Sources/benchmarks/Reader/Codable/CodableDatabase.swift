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
