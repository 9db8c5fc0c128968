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
