internal import Foundation
internal import Logging

/// The stream for everything that is not the command's result.
enum StandardError {
  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

extension Logger {
  /// A logger to standard error: warnings and errors, or everything that helps to find a fault.
  static func standardError(verbose: Bool) -> Logger {
    var logger = Logger(label: "notion-export") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = verbose ? .debug : .warning
    return logger
  }
}
