import ArgumentParser
import NotionSimulator

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
