internal import NotionModel
internal import Subprocess
internal import Synchronization

/// Writes lines to the command, buffered to about 64 KiB.
///
/// If the command no longer reads, data is dropped: the end of its output reveals that it has ended.
final class EventWriter: Sendable {
  private static let pieceSize = 64 << 10

  private let input: StandardInputWriter
  private let activity: Activity
  private let gathered = Mutex<[UInt8]>([])

  init(_ input: StandardInputWriter, activity: Activity) {
    self.input = input
    self.activity = activity
  }

  /// Writes a JSON object and ends the line.
  func write(_ line: JSONWriter) async throws {
    let piece = gathered.withLock { gathered -> [UInt8]? in
      // Outside strings a line break is white space; inside strings JSON has only escapes.
      gathered += line.bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      gathered.append(0x0A)
      return gathered.count < Self.pieceSize ? nil : Self.take(&gathered)
    }
    if let piece { try await send(piece) }
  }

  /// Sends the buffered lines.
  func flush() async throws {
    let piece = gathered.withLock { Self.take(&$0) }
    if !piece.isEmpty { try await send(piece) }
  }

  private static func take(_ gathered: inout [UInt8]) -> [UInt8] {
    let piece = gathered
    gathered.removeAll(keepingCapacity: true)
    return piece
  }

  private func send(_ piece: [UInt8]) async throws {
    try Task.checkCancellation()
    var rest = piece
    while !rest.isEmpty {
      guard let count = try? await input.write(rest), count > 0 else {
        try Task.checkCancellation()
        return
      }
      activity.mark()
      rest.removeFirst(count)
    }
  }
}
