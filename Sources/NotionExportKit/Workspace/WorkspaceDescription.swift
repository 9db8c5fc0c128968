/// The name and id of a workspace, as far as the token may read them.
public struct WorkspaceDescription: Sendable, Hashable {
  /// The workspace's id.
  public let id: String?
  /// The workspace's name.
  public let name: String?

  /// Creates a description.
  public init(id: String?, name: String?) {
    self.id = id
    self.name = name
  }
}
