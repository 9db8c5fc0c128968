internal import ArgumentParser
internal import Foundation

/// `--progress auto|plain|json|none`.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// A live block on a terminal, otherwise like `plain`.
  case auto
  /// A line at intervals.
  case plain
  /// One JSON object a line, for programs.
  case json
  case none

  /// Whether standard error is a terminal on which lines can be redrawn.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM", default: "dumb"] != "dumb"
  }
}
