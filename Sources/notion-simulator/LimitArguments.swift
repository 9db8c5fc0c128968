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
