/// The limit that a workspace's integrations share, and what the others use up of it.
public struct WorkspaceLimit: Sendable, Hashable {
  /// Requests in each window, of all integrations together.
  public var allowance: Int
  /// The length of a window.
  public var window: Duration
  /// Requests a second that other integrations make, for as long as there are any left.
  public var otherTraffic: Double

  /// A shared limit.
  public init(allowance: Int, window: Duration, otherTraffic: Double = 0) {
    self.allowance = allowance
    self.window = window
    self.otherTraffic = otherTraffic
  }
}
