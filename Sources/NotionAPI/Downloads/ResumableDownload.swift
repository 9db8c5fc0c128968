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
    /// From `Content-Length`.
    var contentLength: Int?
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
  /// Attempts since the last byte came.
  private(set) var fruitlessAttempts = 0

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
    let start = head.status == 206 ? head.rangeStart ?? received : 0
    // A server may answer with more than was asked for, but not with a gap.
    guard start <= received else { return .changed }
    let whole = head.rangeTotal ?? head.contentLength.map { start + $0 }
    if let total, let whole, total != whole { return .changed }
    total = total ?? whole
    return .body(skipping: received - start)
  }

  mutating func receive(_ count: Int) {
    received += count
    if count > 0 { fruitlessAttempts = 0 }
  }

  /// Whether the body that has just ended was all.
  var isComplete: Bool { total == nil || received == total }

  /// Whether more came than the file is long.
  var isTooLong: Bool { total.map { received > $0 } ?? false }
}
