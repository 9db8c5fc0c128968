/// Reads `Retry-After`: seconds or an HTTP date, however far away.
enum RetryAfter {
  /// The longest wait that a server is believed to mean.
  ///
  /// Notion's own are a minute, and ten minutes for a whole workspace. Whoever says more is asked again after a
  /// moment, and believed to refuse for good where it says so again and again.
  static let longest = Duration.seconds(3600)

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - text: The header.
  ///   - now: The seconds since 1970 by the server's clock, or by ours where the server told no time.
  /// - Returns: How long to wait; `nil` where the header says nothing that makes sense.
  static func duration(_ text: String, now: Double) -> Duration? {
    let text = String(text.filter { !$0.isWhitespace || $0 == " " }).trimmingSpaces
    if let seconds = Double(text), seconds.isFinite {
      // A year is beyond anything meant; more would overflow the arithmetic that follows.
      return seconds < 0 ? .zero : .milliseconds(Int64((min(seconds, 31_536_000) * 1000).rounded(.up)))
    }
    guard let date = HTTPDate.seconds(text) else { return nil }
    return .milliseconds(Int64(max(0, min(Double(date) - now, 31_536_000)) * 1000))
  }
}

extension String {
  var trimmingSpaces: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
