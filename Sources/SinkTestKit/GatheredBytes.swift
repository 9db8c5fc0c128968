internal import Synchronization

/// A buffer of bytes that arrive in pieces.
final class GatheredBytes: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  private let keeps: Bool

  init(keeps: Bool = true) { self.keeps = keeps }

  var all: [UInt8] { bytes.withLock { $0 } }

  func append(_ more: [UInt8]) {
    if keeps { bytes.withLock { $0 += more } }
  }
}
