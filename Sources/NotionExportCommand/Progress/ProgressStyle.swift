internal import ArgumentParser
internal import Foundation

/// `--progress auto|plain|json|none`.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// A live block on a terminal, else as `plain`.
  case auto
  /// A line now and then.
  case plain
  /// An object a line, for programs.
  case json
  case none

  /// Whether standard error is a terminal on which lines can be drawn over.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM", default: "dumb"] != "dumb"
  }
}
