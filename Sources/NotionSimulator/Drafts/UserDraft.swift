public import NotionModel

/// A person, guest or bot to add.
public struct UserDraft: Sendable {
  /// What a user is.
  public enum Kind: Sendable {
    /// A member of the workspace.
    case member
    /// A person who sees single pages; never listed by the API.
    case guest
    /// An integration.
    case bot
  }

  /// The id to give it; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// The user's name.
  public var name: String
  /// What the user is.
  public var kind: Kind
  /// The address of a person.
  public var email: String?
  /// The user's picture.
  public var avatar: String?

  /// A user.
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
