public import NotionModel

/// The capabilities of the integration.
public struct Capabilities: Sendable, Hashable {
  /// Whether users may be read; otherwise 403.
  public var readsUsers = true
  /// Whether users have e-mail addresses.
  public var readsEmails = true
  /// The member as whom the token acts, if it is a personal access token: it has this member's access, and
  /// may read no other user.
  public var tokenOwner: ObjectID?
  /// Whether comments may be read; otherwise 403.
  public var readsComments = true

  /// Creates all capabilities.
  public init() {}
}
