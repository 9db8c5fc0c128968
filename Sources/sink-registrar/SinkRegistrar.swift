internal import Foundation

/// The tool behind the `RegisterSinks` plugin: reads the modules that the plugin found, and writes the
/// registry or reports the problems.
///
///     sink-registrar --target NAME --output FILE [--sink MODULE PATH]…
///
/// `PATH` is the file `<MODULE>Plugin.swift`, or the module's folder if there is no such file.
@main enum SinkRegistrar {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch let failure as RegistrationFailure {
      fail(failure.errors)
    } catch {
      fail([RegistrationError(file: nil, line: 1, message: error.localizedDescription)])
    }
  }

  static func run(_ words: [String]) throws {
    let arguments = try RegistrarArguments(words)
    let registry = try Registry(sinks: arguments.sinks, target: arguments.target)
    let file = URL(filePath: arguments.output)
    // An unchanged file is not written, so that nothing is compiled again.
    if let standing = try? Data(contentsOf: file), standing == Data(registry.source.utf8) { return }
    try Data(registry.source.utf8).write(to: file, options: .atomic)
  }

  private static func fail(_ errors: [RegistrationError]) -> Never {
    let text = errors.map { "\($0)\n" }.joined()
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    exit(1)
  }
}
