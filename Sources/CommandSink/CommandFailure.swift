/// What went wrong with the command, and what to do.
struct CommandFailure: Error, Hashable, CustomStringConvertible {
  /// The kinds of failure.
  enum Code: String, Sendable {
    /// It could not be started.
    case notStarted
    /// It ended while it owed an answer.
    case ended
    /// It did nothing for too long.
    case silent
    /// It wrote what the protocol does not know.
    case badOutput
    /// It said itself that it cannot go on.
    case refused
    /// The sink was used after the command had ended.
    case notRunning
  }

  let code: Code
  let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }

  /// Output that the protocol does not know.
  static func badOutput(_ detail: String) -> CommandFailure {
    CommandFailure(
      .badOutput,
      "\(detail). Standard output is for the protocol, a JSON object on each line; print other things to standard "
        + "error")
  }
}
