/// What the workspace's owner lets the integration do.
public struct Capabilities: Sendable, Hashable {
  /// Whether users may be read; without it 403.
  public var readsUsers = true
  /// Whether e-mail addresses stand in users.
  public var readsEmails = true
  /// Whether comments may be read; without it 403.
  public var readsComments = true

  /// Everything.
  public init() {}
}
