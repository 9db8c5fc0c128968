import ArgumentParser
import NotionSimulator

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
