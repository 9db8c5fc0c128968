public import NotionModel

/// A person, guest or bot to add.
public struct UserDraft: Sendable {
  /// The kind of a user.
  public enum Kind: Sendable {
    /// A member of the workspace.
    case member
    /// A person with access to single pages; never listed by the API.
    case guest
    /// An integration.
    case bot
  }

  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// The user's name.
  public var name: String
  /// The kind of the user.
  public var kind: Kind
  /// The address of a person.
  public var email: String?
  /// The user's picture.
  public var avatar: String?

  /// Creates a user.
  public init(
    _ name: String, id: ObjectID? = nil, kind: Kind = .member, email: String? = nil, avatar: String? = nil
  ) {
    self.name = name
    self.id = id
    self.kind = kind
    self.email = email
    self.avatar = avatar
  }
}
