internal import ArgumentParser
internal import NotionModel

/// A duration in the form `500ms`, `30s`, `5m`, `1h`; a number without a unit is seconds.
struct DurationArgument: ExpressibleByArgument, Hashable, Sendable {
  let duration: Duration

  init(_ duration: Duration) { self.duration = duration }

  /// The duration in the largest unit that gives a whole number.
  var defaultValueDescription: String {
    let milliseconds = duration / .milliseconds(1)
    for (size, unit) in [(3_600_000.0, "h"), (60_000, "m"), (1000, "s")]
    where milliseconds >= size && milliseconds.truncatingRemainder(dividingBy: size) == 0 {
      return "\(Int(milliseconds / size))\(unit)"
    }
    return "\(Int(milliseconds))ms"
  }

  init?(argument: String) {
    let digits = argument.prefix { $0.isNumber || $0 == "." }
    guard let amount = Double(digits), amount.isFinite, amount >= 0 else { return nil }
    switch argument.dropFirst(digits.count) {
    case "ms": duration = Duration(clampedSeconds: amount / 1000)
    case "", "s": duration = Duration(clampedSeconds: amount)
    case "m", "min": duration = Duration(clampedSeconds: amount * 60)
    case "h": duration = Duration(clampedSeconds: amount * 3600)
    default: return nil
    }
  }
}
