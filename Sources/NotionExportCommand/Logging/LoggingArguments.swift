internal import ArgumentParser
internal import Logging

/// How much is said on standard error, and in which form.
struct LoggingArguments: ParsableArguments {
  @Flag(
    name: .shortAndLong, help: "Say more about what happens, on standard error: every request, with its id.")
  var verbose = false

  @Option(help: "The form of log messages: lines for people, or an object a line.")
  var logFormat: LogFormat = .text

  /// A logger of warnings and errors, or of everything that helps to find a fault.
  var logger: Logger {
    Logger(label: "notion-export") { [logFormat, verbose] label in
      ErrorStreamLogHandler(format: logFormat, label: label, level: verbose ? .debug : .warning)
    }
  }
}
