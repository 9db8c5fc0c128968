/// Parses a duration: `20ms`, `2s`, `1m`.
func parseDuration(_ text: some StringProtocol) -> Duration? {
  let units: [(suffix: String, milliseconds: Double)] = [("ms", 1), ("s", 1000), ("m", 60_000)]
  for unit in units where text.hasSuffix(unit.suffix) {
    guard let number = Double(text.dropLast(unit.suffix.count)), number >= 0 else { continue }
    return .milliseconds(Int64(number * unit.milliseconds))
  }
  return nil
}
