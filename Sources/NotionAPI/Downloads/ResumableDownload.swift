import NotionModel

/// The state of one download over all its attempts, without side effects.
///
/// An attempt requests the missing bytes; this type interprets the server's response and the end of its body.
struct ResumableDownload: Sendable {
  /// The head of a response, with the fields of a download.
  struct Head: Sendable {
    var status: Int
    var entityTag: String?
    /// From `Content-Range`: the first byte of the body, and the length of the whole if specified.
    var rangeStart: Int?
    var rangeTotal: Int?
    /// Whether there is a `Content-Range` with neither.
    var hasOddRange = false
    /// From `Content-Length`.
    var contentLength: Int?

    /// Parses `Content-Range`: `bytes 100-199/1000`, `bytes 100-199/*` or `bytes */1000`. A contradictory one
    /// has no effect (RFC 9110, section 14.4).
    mutating func readRange(_ text: String) {
      hasOddRange = true
      defer { if rangeStart != nil || rangeTotal != nil { hasOddRange = false } }
      let words = text.split(whereSeparator: \.isWhitespace)
      guard words.count == 2, words[0].lowercased() == "bytes" else { return }
      let halves = words[1].split(separator: "/", omittingEmptySubsequences: false)
      guard halves.count == 2 else { return }
      let total = Self.count(halves[1])
      guard total != nil || halves[1] == "*" else { return }
      if halves[0] == "*" {
        rangeTotal = total
        return
      }
      let bounds = halves[0].split(separator: "-", omittingEmptySubsequences: false)
      guard bounds.count == 2, let first = Self.count(bounds[0]), let last = Self.count(bounds[1]),
        first <= last, total.map({ last < $0 }) ?? true
      else { return }
      rangeStart = first
      rangeTotal = total
    }

    /// Parses a number of bytes: only digits, within the range of an integer.
    static func count(_ text: Substring) -> Int? {
      text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
  }

  /// The interpretation of a response.
  enum Reading: Equatable {
    /// Its body follows; the first bytes of it, as many as given, were received before.
    case body(skipping: Int)
    /// Everything was received before.
    case complete
    /// The file has changed since the download began; the received bytes are invalid.
    case changed
    /// The response is a failure.
    case refused
  }

  /// The number of received bytes.
  private(set) var received = 0
  /// The length of the whole file, once known.
  private(set) var total: Int?
  private var entityTag: String?
  /// The number of attempts since the last one with enough progress.
  private(set) var fruitlessAttempts = 0
  /// The number of received bytes before that attempt.
  private var receivedBefore = 0
  /// The number of bytes that counts as progress, in one attempt or in several together.
  private var fruit: Int { min(64 << 10, max(256, (total ?? .max) / 64)) }

  /// The `Range` header of the next attempt; `nil` requests everything.
  var range: String? { received == 0 ? nil : "bytes=\(received)-" }

  /// The `If-Range` header of the next attempt. A weak tag does not identify bytes.
  var condition: String? {
    guard received > 0, let entityTag, !entityTag.hasPrefix("W/") else { return nil }
    return entityTag
  }

  mutating func begin() { fruitlessAttempts += 1 }

  mutating func read(_ head: Head) -> Reading {
    if head.status == 416, received > 0, head.rangeTotal == received { return .complete }
    guard head.status == 200 || head.status == 206 else { return .refused }
    if received > 0, let entityTag, let other = head.entityTag, other != entityTag { return .changed }
    if entityTag == nil { entityTag = head.entityTag }
    // Bytes at an unknown position must not be appended.
    guard head.status != 206 || received == 0 || !head.hasOddRange else { return .changed }
    let start = head.status == 206 ? head.rangeStart ?? received : 0
    // A server may return more than the requested range, but not leave a gap.
    guard start <= received else { return .changed }
    let whole = head.rangeTotal ?? head.contentLength.map { start.clampedAdding($0) }
    if let total, let whole, total != whole { return .changed }
    total = total ?? whole
    return .body(skipping: received - start)
  }

  mutating func receive(_ count: Int) {
    received = received.clampedAdding(count)
    guard received - receivedBefore >= fruit else { return }
    receivedBefore = received
    fruitlessAttempts = 0
  }

  /// Whether the body that has just ended completes the file.
  var isComplete: Bool { total == nil || received == total }

  /// Whether more bytes were received than the file has.
  var isTooLong: Bool { total.map { received > $0 } ?? false }
}
