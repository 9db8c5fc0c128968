/// The arguments of the command line that take precedence over the environment and the configuration file.
struct GivenArguments: Sendable {
  /// The arguments without the name of the command.
  let arguments: [String]
  /// The command, or the default one.
  let command: String
  /// Whether the first argument names the command.
  let namesCommand: Bool

  /// Parses the command line.
  init(_ arguments: [String], commands: [String], defaultCommand: String) {
    if let first = arguments.first, commands.contains(first) {
      command = first
      namesCommand = true
      self.arguments = Array(arguments.dropFirst())
    } else {
      command = defaultCommand
      namesCommand = false
      self.arguments = arguments
    }
  }

  /// Returns all values of an option on the command line, `true` for a flag, or `nil` if it is not set.
  func values(of option: OptionCatalog.Option) -> [String]? {
    var found: [String]?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if option.names.contains(argument) {
        let value = option.isFlag ? "true" : index + 1 < arguments.count ? arguments[index + 1] : ""
        found = (found ?? []) + [value]
      } else if let name = option.names.first(where: { argument.hasPrefix("\($0)=") && $0.hasPrefix("--") }) {
        found = (found ?? []) + [String(argument.dropFirst(name.count + 1))]
      }
    }
    return found
  }

  /// The formats' options that the command line sets.
  var sinkSettings: [SinkSetting] {
    zip(arguments, arguments.dropFirst()).compactMap { flag, value in
      flag == "-O" ? SinkSetting(argument: value) : nil
    }
  }

  /// Whether the command line only requests help or the version.
  var asksForHelp: Bool {
    command == "help"
      || arguments.contains { argument in
        ["-h", "--help", "--version"].contains(argument)
          || argument.hasPrefix("--generate-completion-script") || argument.hasPrefix("--experimental-dump")
          || argument == "---completion"
      }
  }
}
