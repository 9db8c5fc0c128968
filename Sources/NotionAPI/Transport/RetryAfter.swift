/// Parses `Retry-After`: seconds or an HTTP date, however far away.
enum RetryAfter {
  /// The longest wait that is accepted from a server.
  ///
  /// Notion's own are a minute, and ten minutes for a whole workspace. A request with a longer one is retried
  /// after a moment, and counts as refused permanently if the server repeats it.
  static let longest = Duration.seconds(3600)

  /// Parses the header.
  ///
  /// - Parameters:
  ///   - text: The header.
  ///   - now: The seconds since 1970 by the server's clock if known, else by the local one.
  /// - Returns: The wait, or `nil` if the header is invalid.
  static func duration(_ text: String, now: Double) -> Duration? {
    let text = String(text.filter { !$0.isWhitespace || $0 == " " }).trimmingSpaces
    if let seconds = Double(text), seconds.isFinite {
      // Limited to a year; more would overflow the arithmetic that follows.
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
