public import NotionModel

/// What the workspace's owner lets the integration do.
public struct Capabilities: Sendable, Hashable {
  /// Whether users may be read; without it 403.
  public var readsUsers = true
  /// Whether e-mail addresses stand in users.
  public var readsEmails = true
  /// The member as whom the token acts, where it is a personal access token: it sees what this member sees, and may
  /// ask for no other user.
  public var tokenOwner: ObjectID?
  /// Whether comments may be read; without it 403.
  public var readsComments = true

  /// Everything.
  public init() {}
}
