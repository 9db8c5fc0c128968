/// What is known when a lane starts.
public struct ExportDescription: Sendable, Hashable {
  /// The workspace's name and id.
  public let workspace: WorkspaceDescription

  /// Whether the lane reads the change log from its start, so that every object will come.
  public let isReplay: Bool

  /// Describes an export.
  public init(workspace: WorkspaceDescription, isReplay: Bool) {
    self.workspace = workspace
    self.isReplay = isReplay
  }
}
