/// The name and id of a workspace, as far as the token may see them.
public struct WorkspaceDescription: Sendable, Hashable {
  /// The workspace's id.
  public let id: String?
  /// The workspace's name.
  public let name: String?

  /// Describes a workspace.
  public init(id: String?, name: String?) {
    self.id = id
    self.name = name
  }
}
