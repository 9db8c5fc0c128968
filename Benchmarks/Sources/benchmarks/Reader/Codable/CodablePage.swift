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
