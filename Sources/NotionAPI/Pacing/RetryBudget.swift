/// Keeps retries in proportion: when nearly everything fails, trying everything again makes it worse.
///
/// Each retry costs one, each success earns a part of one. Beyond the budget calls of low priority are given
/// up, and the others wait longer.
public struct RetryBudget: Sendable {
  /// The size of a budget.
  public struct Settings: Sendable, Hashable {
    /// The retries that may be saved up, and that there are at first.
    public var capacity = 200.0
    /// What a success earns.
    public var earnedBySuccess = 0.5

    /// The defaults: 200 retries at once, one for two successes after that.
    public init() {}
  }

  private let settings: Settings
  /// The retries that are left.
  public private(set) var balance: Double

  /// A full budget.
  public init(_ settings: Settings = Settings()) {
    self.settings = settings
    balance = settings.capacity
  }

  /// Takes note of a success.
  public mutating func succeeded() {
    balance = min(settings.capacity, balance + settings.earnedBySuccess)
  }

  /// Takes one retry out of the budget; `false` where there is none left.
  public mutating func spend() -> Bool {
    guard balance >= 1 else { return false }
    balance -= 1
    return true
  }
}
