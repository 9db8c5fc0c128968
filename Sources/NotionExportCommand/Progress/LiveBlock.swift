internal import Foundation
internal import Synchronization

/// Lines at the bottom of a terminal that are redrawn; other text is written above them.
final class LiveBlock: Sendable {
  /// The block that is on the terminal now, for other writers.
  static var current: LiveBlock? { shown.withLock { $0 } }

  private static let shown = Mutex<LiveBlock?>(nil)

  /// Sets or removes the current block.
  static func setCurrent(_ block: LiveBlock?) { shown.withLock { $0 = block } }

  private struct State {
    var lines: [String] = []
    var isEnded = false
  }

  private let state = Mutex(State())

  /// The present width of the terminal of standard error, in columns.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Redraws the block. The last column stays free, as some terminals wrap at it.
  func show(_ lines: (_ width: Int) -> [String]) {
    state.withLock { state in
      guard !state.isEnded else { return }
      let width = Self.width
      let new = lines(max(20, width - 1)).map(VisibleText.line)
      Self.put(erasing: state.lines, width, TerminalText(lines: new))
      state.lines = new
    }
  }

  /// Writes text above the block.
  func write(_ text: TerminalText) {
    state.withLock { state in
      Self.put(erasing: state.lines, Self.width, "\(text)\(TerminalText(lines: state.lines))")
    }
  }

  /// Removes the block from the terminal.
  func end() {
    state.withLock { state in
      Self.put(erasing: state.lines, Self.width, "")
      state.lines = []
      state.isEnded = true
    }
  }

  /// Moves to the block's first row, clears from there, and writes. The rows account for lines that wrap
  /// because the terminal became narrower since they were drawn.
  private static func put(erasing lines: [String], _ width: Int, _ text: TerminalText) {
    let rows = lines.reduce(0) { $0 + max(1, ($1.count + width - 1) / width) }
    let erasing: TerminalText = rows == 0 ? "" : TerminalText(movingUp: rows)
    _ = StandardStream.error.put("\(erasing)\(text)")
  }
}

extension TerminalText {
  /// Moves the cursor to the start of an earlier row, and clears everything below.
  fileprivate init(movingUp rows: Int) {
    // A literal, as these are the only intended control characters.
    self.init(stringLiteral: "\r\u{1B}[\(rows)A\u{1B}[J")
  }
}
