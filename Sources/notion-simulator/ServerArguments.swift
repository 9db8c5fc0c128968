import ArgumentParser
import NotionSimulator

/// `180/60s`.
struct AllowanceArgument: ExpressibleByArgument {
  let limit: RateLimit

  init?(argument: String) {
    let parts = argument.split(separator: "/")
    guard parts.count == 2, let count = Int(parts[0]), count > 0, let window = parseDuration(parts[1]),
      window > .zero
    else { return nil }
    limit = .fixedWindow(allowance: count, window: window)
  }
}

/// `3/s` or `30/s:90`.
struct TokenBucketArgument: ExpressibleByArgument {
  let limit: RateLimit

  init?(argument: String) {
    let parts = argument.split(separator: ":")
    guard let first = parts.first, first.hasSuffix("/s"), let rate = Double(first.dropLast(2)), rate > 0
    else { return nil }
    let burst = parts.count == 2 ? Int(parts[1]) : Int(rate.rounded(.up))
    guard let burst, burst > 0 else { return nil }
    limit = .tokenBucket(rate: rate, burst: burst)
  }
}

/// `seconds`, `http-date`, `none`, or a number of seconds.
struct RetryAfterArgument: ExpressibleByArgument {
  let form: RetryAfterForm

  init?(argument: String) {
    switch argument {
    case "seconds": form = .seconds
    case "http-date": form = .httpDate
    case "none": form = .missing
    default:
      guard let seconds = Int(argument), seconds >= 0 else { return nil }
      form = .fixed(seconds)
    }
  }
}

/// `20ms` or `20ms-80ms`.
struct LatencyArgument: ExpressibleByArgument {
  let latency: Latency

  init?(argument: String) {
    let parts = argument.split(separator: "-").map { parseDuration($0) }
    switch parts.count {
    case 1:
      guard let duration = parts[0] else { return nil }
      latency = .fixed(duration)
    case 2:
      guard let least = parts[0], let most = parts[1] else { return nil }
      latency = .jittered(least, most)
    default: return nil
    }
  }
}

/// Parses a duration: `20ms`, `2s`, `1m`.
func parseDuration(_ text: some StringProtocol) -> Duration? {
  let units: [(suffix: String, milliseconds: Double)] = [("ms", 1), ("s", 1000), ("m", 60_000)]
  for unit in units where text.hasSuffix(unit.suffix) {
    guard let number = Double(text.dropLast(unit.suffix.count)), number >= 0 else { continue }
    return .milliseconds(Int64(number * unit.milliseconds))
  }
  return nil
}

/// `NAME[@ROUTE,…][=FREQUENCY]`, or `mix=20%` for every fault that ends by itself.
struct FaultArgument: ExpressibleByArgument {
  let rules: [FaultRule]

  init?(argument: String) {
    let halves = argument.split(separator: "=", maxSplits: 1).map(String.init)
    let target = halves[0].split(separator: "@", maxSplits: 1).map(String.init)
    var routes: Set<RouteKind>?
    if target.count == 2 {
      let names = target[1].split(separator: ",").map(String.init)
      let kinds = names.compactMap { RouteKind(rawValue: $0) }
      guard kinds.count == names.count else { return nil }
      routes = Set(kinds)
    }
    guard let frequency = halves.count == 2 ? Self.frequency(halves[1]) : .always else { return nil }
    guard let name = target.first else { return nil }
    if name == "mix", case .probability(let probability) = frequency {
      rules = FaultRule.mixture(probability: probability, on: routes)
    } else if let fault = Fault(name: name) {
      rules = [FaultRule(fault, on: routes, frequency)]
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { Fault.all.map(\.name) + ["mix"] }

  private static func frequency(_ text: String) -> FaultRule.Frequency? {
    if text.hasSuffix("%") {
      return Double(text.dropLast()).flatMap { (0...100).contains($0) ? .probability($0 / 100) : nil }
    }
    let parts = text.split(separator: ":")
    guard parts.count == 2, let count = Int(parts[1]), count > 0 else { return nil }
    return switch parts[0] {
    case "first": .first(count)
    case "after": .after(count)
    case "every": .every(count)
    default: nil
    }
  }
}
