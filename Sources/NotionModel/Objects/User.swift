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

/// The kind of a user.
@nonexhaustive
public enum UserKind: Sendable, Hashable {
  /// Unknown, as only the id is present.
  case partial
  /// A human.
  case person(Person)
  /// An integration.
  case bot(Bot)
  /// A group of people; the API does not return its members.
  case group
  /// An unknown kind.
  case unknown(UnknownContent)
}

/// A human user.
public struct Person: Sendable, Hashable {
  /// The address, if the integration may read it.
  public var email: String?
  /// Whether the address was verified, if known.
  public var isEmailVerified: Bool?

  /// Creates a person.
  public init(email: String? = nil) { self.email = email }
}

extension Person: JSONDecodable {
  private enum Key: String, CaseIterable { case email, isEmailVerified = "email_verified" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads the details of a person.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .email: email = try String?(from: &reader)
      case .isEmailVerified: isEmailVerified = try Bool?(from: &reader)
      }
    }
  }
}

/// An integration; only the token's own has details.
public struct Bot: Sendable, Hashable {
  /// The owner.
  public var owner: BotOwner?
  /// The id of the workspace in which it is installed.
  public var workspaceID: ObjectID?
  /// The name of that workspace.
  public var workspaceName: String?
  /// The largest file that may be uploaded to the workspace, in bytes.
  public var maxFileUploadSize: Int?

  /// Creates a bot without details.
  public init() {}
}

extension Bot: JSONDecodable {
  private enum Key: String, CaseIterable {
    case owner
    case workspaceID = "workspace_id"
    case workspaceName = "workspace_name"
    case workspaceLimits = "workspace_limits"
  }
  private enum LimitKey: String, CaseIterable { case maxFileUploadSize = "max_file_upload_size_in_bytes" }
  private static let keys = JSONKeyTable<Key>()
  private static let limitKeys = JSONKeyTable<LimitKey>()

  /// Reads the details of a bot.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .owner: owner = try BotOwner?(from: &reader)
      case .workspaceID: workspaceID = try ObjectID?(from: &reader)
      case .workspaceName: workspaceName = try String?(from: &reader)
      case .workspaceLimits:
        if try reader.readNull() { return }
        try reader.readObject(keys: Self.limitKeys) { (reader, _) throws(JSONError) in
          maxFileUploadSize = try reader.readClampedInt()
        }
      }
    }
  }
}

/// The owner of a bot.
@nonexhaustive
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
