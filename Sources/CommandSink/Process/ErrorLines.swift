internal import Logging
internal import Subprocess
internal import Synchronization

/// The command's standard error: logged line by line, with its end kept for a message.
final class ErrorLines: Sendable {
  private static let keptBytes = 2000

  private let logger: Logger
  private let kept = Mutex("")

  init(logger: Logger) { self.logger = logger }

  /// The last lines.
  var tail: String { kept.withLock { $0 } }

  func read(_ output: SubprocessOutputSequence) async throws {
    var line: [UInt8] = []
    for try await chunk in output {
      chunk.withUnsafeBytes { bytes in
        for byte in bytes {
          if byte == 0x0A {
            say(line)
            line.removeAll(keepingCapacity: true)
          } else if line.count < Self.keptBytes {
            line.append(byte)
          }
        }
      }
    }
    if !line.isEmpty { say(line) }
  }

  private func say(_ line: [UInt8]) {
    let text = String(decoding: line, as: UTF8.self)
    logger.info("command: \(text)")
    kept.withLock { kept in
      kept += kept.isEmpty ? "  \(text)" : "\n  \(text)"
      while kept.utf8.count > Self.keptBytes, let end = kept.firstIndex(of: "\n") {
        kept.removeSubrange(...end)
      }
    }
  }
}
