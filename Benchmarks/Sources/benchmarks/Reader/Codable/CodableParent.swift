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
