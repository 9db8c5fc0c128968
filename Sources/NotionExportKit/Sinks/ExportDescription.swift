/// The state of an export when a lane starts.
public struct ExportDescription: Sendable, Hashable {
  /// The workspace's name and id.
  public let workspace: WorkspaceDescription

  /// Whether the lane reads the change log from its start, so that every object follows.
  public let isReplay: Bool

  /// Creates a description.
  public init(workspace: WorkspaceDescription, isReplay: Bool) {
    self.workspace = workspace
    self.isReplay = isReplay
  }
}
