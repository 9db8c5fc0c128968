/// A failure of the command, with the suggested remedy.
struct CommandFailure: Error, Hashable, CustomStringConvertible {
  /// The kinds of failure.
  enum Code: String, Sendable {
    /// It could not be started.
    case notStarted
    /// It ended before answering.
    case ended
    /// It was inactive for too long.
    case silent
    /// Its output violates the protocol.
    case badOutput
    /// It reported that it cannot continue.
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

  /// Returns the failure for output that violates the protocol.
  static func badOutput(_ detail: String) -> CommandFailure {
    CommandFailure(
      .badOutput,
      "\(detail). Standard output is for the protocol, a JSON object on each line; print other things to standard "
        + "error")
  }
}
