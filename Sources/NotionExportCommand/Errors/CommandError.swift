internal import ArgumentParser

/// A failure that ends the command: what happened and what to do next.
struct CommandError: Error, CustomStringConvertible {
  /// What happened, and what to do, in sentences.
  let description: String
  /// What the command ends with.
  let exitCode: ExitCode
  /// Whether something is wrong; otherwise it only explains.
  let isError: Bool

  init(_ text: TerminalText, exitCode: ExitCode = .exportFailed, isError: Bool = true) {
    description = text.description
    self.exitCode = exitCode
    self.isError = isError
  }
}

extension CommandError {
  /// Any error, told as one of the command.
  static func describing(_ error: any Error) -> CommandError {
    error as? CommandError ?? CommandError("\(error)")
  }
}

extension ExitCode {
  /// The command was not understood, or something that it needs was not given (`EX_USAGE`).
  static let wrongUsage = ExitCode(64)
  /// The export failed.
  static let exportFailed = ExitCode(1)
  /// The export finished, and some objects were skipped; the report lists each with the reason.
  static let someSkipped = ExitCode(3)
  /// The export was interrupted and goes on from here when it is run again.
  static let interrupted = ExitCode(130)
}
