internal import ArgumentParser
internal import Foundation
internal import NotionExportEngine

/// An inherited stream of the process, which may be closed, full or broken.
enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Ensures that a write to a closed stream fails without further effects.
  ///
  /// A broken pipe becomes an error instead of the end of the process. A stream that was closed at the start
  /// gets a descriptor that cannot be written: otherwise its number would be reused for the next file, and
  /// messages would be written into that.
  static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      // The lowest free number is that of the closed stream.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Writes a text without secrets.
  ///
  /// - Returns: `nil`, or the system's error number if the stream cannot be written.
  func put(_ text: TerminalText) -> Int32? {
    var bytes = Array(Redaction.redacted(text.description).utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(rawValue, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Another process has made the stream non-blocking.
        var ready = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      default: return errno
      }
    }
    return nil
  }
}

/// The stream for the command's result.
enum StandardOutput {
  /// Writes text.
  ///
  /// - Throws: ``CommandError`` if the stream cannot be written; only the exit code if its reader has ended.
  static func write(_ text: TerminalText) throws {
    guard let reason = StandardStream.output.put(text) else { return }
    if reason == EPIPE { throw ExitCode.exportFailed }
    throw CommandError("Standard output cannot be written: \(String(cString: strerror(reason))).")
  }
}

/// The stream for everything that is not the command's result.
///
/// The program does not depend on it: if it is closed or full, its text is lost.
enum StandardError {
  /// Writes text, above a live block if there is one on the terminal.
  static func write(_ text: TerminalText) {
    if let block = LiveBlock.current {
      block.write(text)
    } else {
      _ = StandardStream.error.put(text)
    }
  }
}
