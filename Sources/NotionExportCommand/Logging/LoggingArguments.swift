internal import ArgumentParser
internal import Logging

/// The level and the format of messages on standard error.
struct LoggingArguments: ParsableArguments {
  @Flag(
    name: .shortAndLong, help: "Say more about what happens, on standard error: every request, with its id.")
  var verbose = false

  @Option(help: "The form of log messages: lines for people, or an object a line.")
  var logFormat: LogFormat = .text

  /// A logger of warnings and errors, or of everything that helps with diagnosis.
  var logger: Logger {
    Logger(label: "notion-export") { [logFormat, verbose] label in
      ErrorStreamLogHandler(format: logFormat, label: label, level: verbose ? .debug : .warning)
    }
  }
}
