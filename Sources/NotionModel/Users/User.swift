/// A person, a bot or a group.
///
/// Nearly everywhere the API tells only the id (``isPartial``); people properties, mentions of users and the
/// users endpoints tell more.
public struct User: Sendable, Hashable {
  /// The id.
  public let id: UserID
  /// The object's own bytes.
  public let json: JSONSlice
  private let details: Details?

  /// What is known beyond the id; shared, as users are copied often and are mostly partial.
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

  /// Whether only the id is known.
  public var isPartial: Bool { details == nil }
  /// The name, where it is told.
  public var name: String? { details?.name }
  /// The URL of the picture, where there is one.
  public var avatarURL: String? { details?.avatarURL }
  /// What the user is, as far as it is told.
  public var kind: UserKind { details?.kind ?? .partial }
}

extension User: JSONDecodable {
  private enum Tag: String, CaseIterable { case person, bot }
  private enum Sibling: String, CaseIterable { case object, id, name, avatarURL = "avatar_url" }
  private enum PartialKey: String, CaseIterable { case object, id }
  private static let table = TaggedKeys<Tag, Sibling>()

  /// Reads a user or a group.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var object = ObjectKind.user
    var id: UserID?
    var name: String?
    var avatarURL: String?
    let kind = try reader.readTagged(Self.table) { (reader, key) throws(JSONError) in
      switch key {
      case .object: object = try ObjectKind(from: &reader)
      case .id: id = try UserID(from: &reader)
      case .name: name = try String?(from: &reader)
      case .avatarURL: avatarURL = try String?(from: &reader)
      }
    } payload: { (reader, tag) throws(JSONError) -> UserKind in
      switch tag {
      case .person: .person(try Person(from: &reader))
      case .bot: .bot(try Bot(from: &reader))
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.json = JSONSlice(unchecked: reader.bytes[start..<reader.position])
    let resolved = try Self.resolve(kind, object: object, in: reader, at: start)
    let isPartial = resolved == .partial && name == nil && avatarURL == nil
    details = isPartial ? nil : Details(name: name, avatarURL: avatarURL, kind: resolved)
  }

  private static func resolve(
    _ kind: Tagged<UserKind>, object: ObjectKind, in reader: JSONReader, at start: Int
  ) throws(JSONError) -> UserKind {
    guard object == .user || object == .group else {
      throw reader.failure(.invalidValue, "the object is a \(object), not a user", at: start)
    }
    if object == .group { return .group }
    switch kind {
    case .known(let kind): return kind
    case .unknown(let content):
      switch content.type {
      case "": return .partial
      // A file upload names its creator by id and type alone.
      case "person" where content.reason?.code == .missingKey: return .person(Person())
      case "bot" where content.reason?.code == .missingKey: return .bot(Bot())
      default: return .unknown(content)
      }
    }
  }
}
