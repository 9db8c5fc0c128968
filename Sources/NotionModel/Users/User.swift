/// A person, a bot or a group.
///
/// Most API responses contain only the id (``isPartial``); people properties, mentions of users and the users
/// endpoints contain more.
public struct User: Sendable, Hashable {
  /// The id.
  public let id: UserID
  /// The object's own bytes.
  public let json: JSONSlice
  private let details: Details?

  /// The details of a user; shared, as users are copied often and are mostly partial.
  private final class Details: Sendable, Hashable {
    let name: String?
    let avatarURL: String?
    let kind: UserKind

    init(name: String?, avatarURL: String?, kind: UserKind) {
      self.name = name
      self.avatarURL = avatarURL
      self.kind = kind
    }

    static func == (left: Details, right: Details) -> Bool {
      left.name == right.name && left.avatarURL == right.avatarURL && left.kind == right.kind
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(avatarURL)
      hasher.combine(kind)
    }
  }

  /// Creates a user of whom only the id is known.
  package init(id: UserID) {
    self.id = id
    json = JSONSlice(unchecked: Array("{\"object\":\"user\",\"id\":\"\(id)\"}".utf8))
    details = nil
  }

  /// Whether only the id is known.
  public var isPartial: Bool { details == nil }
  /// The name, if known.
  public var name: String? { details?.name }
  /// The URL of the picture, if there is one.
  public var avatarURL: String? { details?.avatarURL }
  /// The kind of user, as far as it is known.
  public var kind: UserKind { details?.kind ?? .partial }
}

extension User: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, type, name, avatarURL = "avatar_url", person, bot
  }
  private static let keys = JSONKeyTable<Key>()
  private static let partial = Array(#"{"object":"user","id":"#.utf8)

  /// Reads a user with nothing but an id, in the API's usual bytes; leaves any other unread.
  private static func readPartial(from reader: inout JSONReader) throws(JSONError) -> UserID? {
    let start = reader.position
    guard reader.skip(partial) else { return nil }
    if let id = try? UserID(from: &reader), reader.isNext(Byte.closeBrace) {
      reader.position += 1
      return id
    }
    reader.position = start
    return nil
  }

  /// Reads a user or a group.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    if let id = try Self.readPartial(from: &reader) {
      self.id = id
      self.json = reader.slice(from: start)
      details = nil
      return
    }
    var object = ObjectKind.user
    var id: UserID?
    var type: String?
    var name: String?
    var avatarURL: String?
    var person: Person?
    var bot: Bot?
    var reason: JSONError?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: object = try reader.readTolerantly() ?? .user
      case .id: id = try UserID(from: &reader)
      case .type: type = try reader.readTolerantly()
      case .name: name = try reader.readTolerantly()
      case .avatarURL: avatarURL = try reader.readTolerantly()
      case .person: (person, reason) = try reader.readUnlessShapeDiffers(Person.init(from:))
      case .bot: (bot, reason) = try reader.readUnlessShapeDiffers(Bot.init(from:))
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.json = reader.slice(from: start)
    let kind: UserKind
    switch type {
    case _ where object == .group: kind = .group
    case _ where object != .user: kind = .unknown(reader.unknownContent(object.name, from: start, nil))
    case nil where reason == nil: kind = person.map(UserKind.person) ?? bot.map(UserKind.bot) ?? .partial
    // A file upload names its creator by id and type only.
    case "person" where reason == nil: kind = .person(person ?? Person())
    case "bot" where reason == nil: kind = .bot(bot ?? Bot())
    case let type: kind = .unknown(reader.unknownContent(type ?? "", from: start, reason))
    }
    let isPartial = kind == .partial && name == nil && avatarURL == nil
    details = isPartial ? nil : Details(name: name, avatarURL: avatarURL, kind: kind)
  }
}
