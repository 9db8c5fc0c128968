import NotionModel

/// The state of one download over as many attempts as it takes; it performs nothing.
///
/// An attempt asks for what is missing; what the server's answer and the end of its body mean is decided here.
struct ResumableDownload: Sendable {
  /// The head of an answer, as far as a download cares.
  struct Head: Sendable {
    var status: Int
    var entityTag: String?
    /// From `Content-Range`: the first byte of what follows, and the length of the whole where it is told.
    var rangeStart: Int?
    var rangeTotal: Int?
    /// Whether there is a `Content-Range` that tells neither.
    var hasOddRange = false
    /// From `Content-Length`.
    var contentLength: Int?

    /// Reads `Content-Range`: `bytes 100-199/1000`, `bytes 100-199/*` or `bytes */1000`. One that contradicts
    /// itself tells nothing (RFC 9110, section 14.4).
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

    /// A number of bytes: digits and nothing else, as many as an integer holds.
    static func count(_ text: Substring) -> Int? {
      text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
  }

  /// What to do with an answer.
  enum Reading: Equatable {
    /// Its body follows; the first so many bytes of it are here already.
    case body(skipping: Int)
    /// Everything was here already.
    case complete
    /// The file is another one than when the download began; what is here is worth nothing.
    case changed
    /// It is a failure.
    case refused
  }

  /// How many bytes are here.
  private(set) var received = 0
  /// How long the whole file is, once a head told.
  private(set) var total: Int?
  private var entityTag: String?
  /// Attempts since the last that brought enough to be worth it.
  private(set) var fruitlessAttempts = 0
  /// How many bytes were here when the last such attempt was made.
  private var receivedBefore = 0
  /// The bytes that make an attempt, or several together, worth it.
  private var fruit: Int { min(64 << 10, max(256, (total ?? .max) / 64)) }

  /// The `Range` header of the next attempt; `nil` asks for everything.
  var range: String? { received == 0 ? nil : "bytes=\(received)-" }

  /// The `If-Range` header of the next attempt. A weak tag says nothing about bytes.
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
    // Bytes of an unknown place must not follow those that are here.
    guard head.status != 206 || received == 0 || !head.hasOddRange else { return .changed }
    let start = head.status == 206 ? head.rangeStart ?? received : 0
    // A server may answer with more than was asked for, but not with a gap.
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

  /// Whether the body that has just ended was all.
  var isComplete: Bool { total == nil || received == total }

  /// Whether more came than the file is long.
  var isTooLong: Bool { total.map { received > $0 } ?? false }
}
