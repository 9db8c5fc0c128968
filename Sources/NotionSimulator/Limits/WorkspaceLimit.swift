/// The limit that a workspace's integrations share, and its use by other integrations.
public struct WorkspaceLimit: Sendable, Hashable {
  /// Requests in each window, of all integrations together.
  public var allowance: Int
  /// The length of a window.
  public var window: Duration
  /// The rate of requests of other integrations, per second, as long as the limit permits any.
  public var otherTraffic: Double

  /// Creates a shared limit.
  public init(allowance: Int, window: Duration, otherTraffic: Double = 0) {
    self.allowance = allowance
    self.window = window
    self.otherTraffic = otherTraffic
  }
}
