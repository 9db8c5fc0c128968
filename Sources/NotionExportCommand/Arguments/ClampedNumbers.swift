/// Conversions that cannot trap, for numbers that a user or a file gives: a result out of range is replaced by
/// the nearest one in range, and NaN by 0.
extension Int {
  /// Converts a number, truncating its fraction.
  init(clamped value: Double) {
    self = Int(exactly: value.rounded(.towardZero)) ?? (value.isNaN ? 0 : value < 0 ? .min : .max)
  }
}

extension FixedWidthInteger where Self: SignedInteger {
  /// Returns the difference.
  func clampedSubtracting(_ other: Self) -> Self {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? (other < 0 ? .max : .min) : difference
  }
}

extension Duration {
  /// Converts seconds, at most a hundred years in both directions.
  init(clampedSeconds seconds: Double) {
    let longest = 100.0 * 366 * 86_400
    self = seconds.isNaN ? .zero : .seconds(min(max(seconds, -longest), longest))
  }
}
