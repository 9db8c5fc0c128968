/// A budget of retries: if nearly everything fails, retrying everything makes it worse.
///
/// Each retry costs one, each success earns a part of one. Beyond the budget calls of low priority are given
/// up, and the others wait longer.
public struct RetryBudget: Sendable {
  /// The size of a budget.
  public struct Settings: Sendable, Hashable {
    /// Maximum number of saved retries, and the initial number.
    public var capacity = 200.0
    /// The number of retries that a success earns.
    public var earnedBySuccess = 0.5

    /// Creates the defaults: a burst of 200 retries, and one for every two successes.
    public init() {}
  }

  private let settings: Settings
  /// The number of retries that are left.
  public private(set) var balance: Double

  /// Creates a full budget.
  public init(_ settings: Settings = Settings()) {
    self.settings = settings
    balance = settings.capacity
  }

  /// Records a success.
  public mutating func succeeded() {
    balance = min(settings.capacity, balance + settings.earnedBySuccess)
  }

  /// Takes one retry from the budget; returns `false` if none is left.
  public mutating func spend() -> Bool {
    guard balance >= 1 else { return false }
    balance -= 1
    return true
  }
}
