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
