internal import ArgumentParser

/// A failure that ends the command, with the suggested remedy.
struct CommandError: Error, CustomStringConvertible {
  /// A description of the failure and its remedy, in sentences.
  let description: String
  /// The exit code of the command.
  let exitCode: ExitCode
  /// Whether it is an error; otherwise it is only an explanation.
  let isError: Bool

  init(_ text: TerminalText, exitCode: ExitCode = .exportFailed, isError: Bool = true) {
    description = text.description
    self.exitCode = exitCode
    self.isError = isError
  }
}

extension CommandError {
  /// Returns the command error for any error.
  static func describing(_ error: any Error) -> CommandError {
    error as? CommandError ?? CommandError("\(error)")
  }
}

extension ExitCode {
  /// The command line is invalid, or a required setting is missing (`EX_USAGE`).
  static let wrongUsage = ExitCode(64)
  /// The export failed.
  static let exportFailed = ExitCode(1)
  /// The export finished, and some objects were skipped; the report lists each with the reason.
  static let someSkipped = ExitCode(3)
  /// The export was interrupted; the next run resumes it.
  static let interrupted = ExitCode(130)
}
