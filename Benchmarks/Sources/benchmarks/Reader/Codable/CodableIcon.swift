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
