/// A problem that prevents the registration of a sink, in the format of compiler errors.
struct RegistrationError: Hashable, CustomStringConvertible {
  /// The file of the problem.
  let file: String?
  /// The line in it, from 1.
  let line: Int
  /// A description of the problem and its remedy.
  let message: String

  var description: String { file.map { "\($0):\(line):1: error: \(message)" } ?? "error: \(message)" }
}

/// All problems that prevent writing a registry.
struct RegistrationFailure: Error {
  let errors: [RegistrationError]

  init(_ errors: [RegistrationError]) { self.errors = errors }
}
