/// Counted values, with their upper bounds.
struct SmokeChecks {
  private(set) var table = ResultTable([
    .words("check", "check"), .numbers("counted", "counted"), .numbers("at most", "at_most"),
    .words("which is", "reason"), .words("", "verdict"),
  ])
  private(set) var allPass = true

  /// Checks a number; below the least, it was not counted, or something was left out.
  mutating func expect(
    _ name: String, _ counted: Double, atLeast least: Double = 0, atMost most: Double, because reason: String
  ) {
    let passes = (least...max(most, least)).contains(counted)
    if !passes { allPass = false }
    table.add(
      .text(name), .number(counted, digits: 1), .number(most, digits: 1), .text(reason),
      .text(passes ? "passes" : "FAILS"))
  }
}
