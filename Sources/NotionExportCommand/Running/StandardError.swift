internal import Foundation

/// The stream for everything that is not the command's result.
enum StandardError {
  /// Writes text; where a live block is on the terminal, above it.
  static func write(_ text: String) {
    let text = Redaction.redacted(text)
    if let block = LiveBlock.current {
      block.write(text)
    } else {
      FileHandle.standardError.write(Data(text.utf8))
    }
  }
}
