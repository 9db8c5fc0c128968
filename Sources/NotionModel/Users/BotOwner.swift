/// The owner of a bot.
public enum BotOwner: Sendable, Hashable {
  /// The whole workspace, for an internal integration.
  case workspace
  /// A user, who has authorised a public integration or created a personal access token.
  case user(User)
  /// An unknown kind of owner.
  indirect case unknown(UnknownContent)
}

extension BotOwner: JSONDecodable {
  private enum Tag: String, CaseIterable { case workspace, user }
  private static let table = TaggedKeys<Tag, NoSibling>()

  /// Reads an owner.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let owner = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, tag) throws(JSONError) -> BotOwner in
      switch tag {
      case .workspace:
        _ = try reader.readBool()
        return .workspace
      case .user: return .user(try User(from: &reader))
      }
    }
    switch owner {
    case .known(let owner): self = owner
    case .unknown(let content): self = .unknown(content)
    }
  }
}
