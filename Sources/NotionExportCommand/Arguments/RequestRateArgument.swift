internal import ArgumentParser

/// `--max-requests-per-second N`: above 0; fractions are valid.
struct RequestRateArgument: Hashable, Sendable {
  let perSecond: Double

  /// - Throws: `ValidationError` that names the valid values.
  init(argument: String) throws {
    guard let rate = Double(argument), rate.isFinite, rate > 0 else {
      throw ValidationError("expected a number above 0, as in 2 or 0.5")
    }
    perSecond = rate
  }
}
