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
