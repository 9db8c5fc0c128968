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

/// The command line of the tool.
struct RegistrarArguments {
  /// A module that the plugin found.
  struct Module: Hashable {
    let name: String
    /// `<name>Plugin.swift`, or the module's folder.
    let path: String
  }

  let target: String
  let output: String
  let sinks: [Module]

  init(_ words: [String]) throws {
    var (target, output): (String?, String?)
    var sinks: [Module] = []
    var rest = words[...]
    while let option = rest.popFirst() {
      switch option {
      case "--target": target = rest.popFirst()
      case "--output": output = rest.popFirst()
      case "--sink":
        guard let name = rest.popFirst(), let path = rest.popFirst() else { throw Self.usage }
        sinks.append(Module(name: name, path: path))
      default: throw Self.usage
      }
    }
    guard let target, let output else { throw Self.usage }
    (self.target, self.output, self.sinks) = (target, output, sinks)
  }

  private static let usage = RegistrationFailure([
    RegistrationError(
      file: nil, line: 1,
      message: "usage: sink-registrar --target NAME --output FILE [--sink MODULE PATH]…; the RegisterSinks "
        + "build plugin calls it")
  ])
}
