/// Arithmetic that cannot trap, for numbers from the network or a disk.
///
/// Such a number may have any value. A result out of range is replaced by the nearest one in range.
extension FixedWidthInteger {
  /// Converts a number, truncating its fraction; NaN becomes 0.
  package init(clamped value: Double) {
    if value.isNaN {
      self = 0
    } else if value >= Double(Self.max) {
      self = .max
    } else if value <= Double(Self.min) {
      self = .min
    } else {
      self = Self(value)
    }
  }

  /// Returns the sum.
  package func clampedAdding(_ other: Self) -> Self {
    let (sum, overflows) = addingReportingOverflow(other)
    guard overflows else { return sum }
    return other < 0 ? .min : .max
  }

  /// Returns the difference.
  package func clampedSubtracting(_ other: Self) -> Self {
    let (difference, overflows) = subtractingReportingOverflow(other)
    guard overflows else { return difference }
    return other < 0 || Self.min == 0 && self > other ? .max : .min
  }

  /// Returns the product.
  package func clampedMultiplied(by other: Self) -> Self {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    guard overflows else { return product }
    return (self < 0) == (other < 0) ? .max : .min
  }
}

extension Duration {
  /// The maximum duration in calculations: a hundred years.
  package static let longest = Duration.seconds(100 * 366 * 86_400)

  /// Converts seconds, clamped to ``longest`` in both directions; NaN becomes zero.
  package init(clampedSeconds seconds: Double) {
    if seconds.isNaN {
      self = .zero
    } else if seconds.magnitude >= 100 * 366 * 86_400 {
      self = seconds < 0 ? .zero - .longest : .longest
    } else {
      self = .seconds(seconds)
    }
  }
}

extension JSONNumber {
  /// The number as an integer, rounded towards zero and clamped.
  package var clampedInteger: Int { integer ?? Int(clamped: double) }
}

extension JSONReader {
  /// Reads a number as the nearest integer, or `null` as `nil`.
  ///
  /// An unexpected number is no reason to lose the list that contains its object.
  mutating func readClampedInt() throws(JSONError) -> Int? {
    try readNull() ? nil : readNumber().clampedInteger
  }
}
