/// What keeps a sink from being registered, as compilers report it.
struct RegistrationError: Hashable, CustomStringConvertible {
  /// The file it is about.
  let file: String?
  /// The line in it, from 1.
  let line: Int
  /// What is wrong and what to do.
  let message: String

  var description: String { file.map { "\($0):\(line):1: error: \(message)" } ?? "error: \(message)" }
}

/// Everything that keeps a registry from being written.
struct RegistrationFailure: Error {
  let errors: [RegistrationError]

  init(_ errors: [RegistrationError]) { self.errors = errors }
}
