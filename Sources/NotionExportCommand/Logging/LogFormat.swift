internal import ArgumentParser

/// `--log-format text|json`.
enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// A line for people.
  case text
  /// An object a line, for programs.
  case json
}
