internal import Foundation
internal import Synchronization

/// Lines at the foot of a terminal that are drawn over again and again; other text goes above them.
final class LiveBlock: Sendable {
  /// The block that is on the terminal now, for whoever else writes there.
  static var current: LiveBlock? { shown.withLock { $0 } }

  private static let shown = Mutex<LiveBlock?>(nil)

  /// Tells whoever writes to the terminal that a block is there, or none any more.
  static func setCurrent(_ block: LiveBlock?) { shown.withLock { $0 = block } }

  private struct State {
    var lines: [String] = []
    var isEnded = false
  }

  private let state = Mutex(State())

  /// How many columns the terminal of standard error has now.
  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Draws the block anew. The last column stays free, as some terminals wrap at it.
  func show(_ lines: (_ width: Int) -> [String]) {
    state.withLock { state in
      guard !state.isEnded else { return }
      let width = Self.width
      let new = lines(max(20, width - 1))
      Self.put(Self.erasing(state.lines, width) + new.joined(separator: "\n") + "\n")
      state.lines = new
    }
  }

  /// Writes text above the block.
  func write(_ text: String) {
    state.withLock { state in
      let below = state.lines.isEmpty ? "" : state.lines.joined(separator: "\n") + "\n"
      Self.put(Self.erasing(state.lines, Self.width) + text + below)
    }
  }

  /// Takes the block off the terminal.
  func end() {
    state.withLock { state in
      Self.put(Self.erasing(state.lines, Self.width))
      state.lines = []
      state.isEnded = true
    }
  }

  /// What moves to the block's first row and clears from there; lines have wrapped where the terminal became
  /// narrower since they were drawn.
  private static func erasing(_ lines: [String], _ width: Int) -> String {
    let rows = lines.reduce(0) { $0 + max(1, ($1.count + width - 1) / width) }
    return rows == 0 ? "" : "\r\u{1B}[\(rows)A\u{1B}[J"
  }

  private static func put(_ text: String) {
    if !text.isEmpty { FileHandle.standardError.write(Data(text.utf8)) }
  }
}
