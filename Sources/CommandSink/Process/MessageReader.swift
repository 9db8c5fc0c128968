internal import NotionModel
internal import Subprocess

/// Reads the lines of the command, each a JSON object.
struct MessageReader {
  /// The maximum length of a line; longer files are sent in parts.
  static let longestLine = 16 << 20

  private var chunks: SubprocessOutputSequence.AsyncIterator
  private let activity: Activity
  private var pending: [UInt8] = []
  /// The start of the next line in `pending`, and the end of the part without a line feed.
  private var (start, searched) = (0, 0)

  init(_ output: SubprocessOutputSequence, activity: Activity) {
    chunks = output.makeAsyncIterator()
    self.activity = activity
  }

  /// Returns the next message, or `nil` at the end of the output.
  ///
  /// - Throws: ``CommandFailure`` for an invalid line.
  nonisolated(nonsending) mutating func next() async throws -> CommandMessage? {
    while let line = try await nextLine() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      return try CommandMessage(line: line)
    }
    return nil
  }

  private nonisolated(nonsending) mutating func nextLine() async throws -> ArraySlice<UInt8>? {
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        let line = pending[start..<end]
        (start, searched) = (end + 1, end + 1)
        return line
      }
      if start > 0 {
        pending.removeFirst(start)
        start = 0
      }
      searched = pending.count
      guard pending.count <= Self.longestLine else {
        throw CommandFailure.badOutput(
          "the command wrote a line of more than \(Self.longestLine >> 20) MiB; send a long file in parts")
      }
      guard let chunk = try await chunks.next() else {
        // An unfinished line is not a message: the command may have been interrupted.
        return nil
      }
      activity.mark()
      chunk.withUnsafeBytes { pending.append(contentsOf: $0) }
    }
  }
}
