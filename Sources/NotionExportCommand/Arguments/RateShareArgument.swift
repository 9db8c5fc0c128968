internal import ArgumentParser

/// `--rate-share 80%`: a share of the allowance, above 0 and at most all of it.
struct RateShareArgument: Hashable, Sendable {
  /// Above 0 and at most 1.
  let share: Double

  /// - Throws: `ValidationError` that names the valid values, or suggests the nearest one.
  init(argument: String) throws {
    let digits = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
    guard let number = Double(digits), number.isFinite, number > 0 else {
      throw ValidationError("expected a percentage above 0% and up to 100%, as in 80%")
    }
    if argument.hasSuffix("%") {
      guard number <= 100 else { throw ValidationError("there is no more than 100%") }
      share = number / 100
    } else if number <= 1 {
      share = number
    } else {
      let meant = number <= 100 ? "; did you mean \(digits)%?" : ""
      throw ValidationError("expected a percentage, as in 80%\(meant)")
    }
  }
}
