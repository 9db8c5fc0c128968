internal import ArgumentParser

/// `--log-format text|json`.
enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// A line for people.
  case text
  /// One JSON object a line, for programs.
  case json
}
