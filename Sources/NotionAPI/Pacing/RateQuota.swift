import NotionModel

/// The remaining part of an allowance, from a response's headers. Notion sends none; proxies and other
/// servers do.
public struct RateQuota: Sendable, Hashable {
  /// The number of remaining requests.
  public var remaining: Int
  /// The number of requests in a whole window, if specified.
  public var limit: Int?
  /// The time until the window is renewed, if specified.
  public var reset: Duration?

  /// Creates a quota.
  public init(remaining: Int, limit: Int? = nil, reset: Duration? = nil) {
    self.remaining = remaining
    self.limit = limit
    self.reset = reset
  }

  /// Parses `RateLimit-Remaining` and its siblings, with or without `X-`, or the combined `RateLimit` field
  /// in either of its forms (`limit=100, remaining=50, reset=30` and `"default";r=50;t=30`).
  ///
  /// - Parameters:
  ///   - now: The seconds since 1970, for a reset that is a time of day.
  ///   - header: Returns a header's value by its name.
  public init?(now: Double, _ header: (_ name: String) -> String?) {
    for prefix in ["ratelimit", "x-ratelimit", "x-rate-limit"] {
      guard let remaining = header(prefix + "-remaining").flatMap(Self.number), remaining >= 0 else {
        continue
      }
      self.init(
        remaining: Int(clamped: remaining),
        limit: header(prefix + "-limit").flatMap(Self.number).map { Int(clamped: $0) },
        reset: header(prefix + "-reset").flatMap(Self.number).flatMap { Self.reset($0, now: now) })
      return
    }
    guard let combined = header("ratelimit") else { return nil }
    let fields = Self.fields(combined)
    guard let remaining = fields["remaining"] ?? fields["r"], remaining >= 0 else { return nil }
    let policy = header("ratelimit-policy").map(Self.fields) ?? [:]
    self.init(
      remaining: Int(clamped: remaining),
      limit: (fields["limit"] ?? policy["q"]).map { Int(clamped: $0) },
      reset: (fields["reset"] ?? fields["t"]).flatMap { Self.reset($0, now: now) })
  }

  /// Returns the first number of a header; some servers write `100, 100;w=60`.
  private static func number(_ text: String) -> Double? {
    let digits = text.trimmingSpaces.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard let number = Double(digits), number.isFinite, abs(number) < 1e15 else { return nil }
    return number
  }

  private static func fields(_ text: String) -> [String: Double] {
    var fields: [String: Double] = [:]
    // Of several policies the first counts.
    for item in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      let parts = item.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let value = number(String(parts[1])) else { continue }
      let name = String(parts[0]).trimmingSpaces.lowercased()
      if fields[name] == nil { fields[name] = value }
    }
    return fields
  }

  /// Converts a reset in seconds from now, in seconds since 1970, or in milliseconds since 1970.
  private static func reset(_ number: Double, now: Double) -> Duration? {
    var seconds = number
    if seconds > 100_000_000_000 { seconds /= 1000 }
    if seconds > 1_000_000_000 { seconds -= now }
    // Limited to a year first, as a duration cannot represent every number; a refusal reports a reset beyond
    // the longest wait.
    guard seconds >= 0, seconds < 31_536_000, .seconds(seconds) <= RetryAfter.longest else { return nil }
    return .seconds(seconds)
  }
}
