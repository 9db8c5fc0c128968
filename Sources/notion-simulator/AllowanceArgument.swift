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
