internal import ArgumentParser
internal import NotionExportKit

/// `notion-export config`: prints the effective configuration of an export with the same arguments, and the
/// origin of each value, as a configuration file.
struct ConfigCommand<Sinks: SinkRegistry>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "config",
      abstract: "Prints the effective configuration of an export, with the origin of each value.",
      discussion: """
        Accepts the options of export. The output is a valid configuration file: save it as \
        \(ConfigurationFile.defaultName). The token is not part of it.
        """)
  }

  @OptionGroup var export: ExportCommand<Sinks>

  func run() throws {
    guard let configuration = EffectiveConfiguration.current else { return }
    try StandardOutput.write(TerminalText(block: ConfigurationListing(configuration).text))
  }
}

/// An effective configuration in the form of an equivalent configuration file, each line with its origin.
struct ConfigurationListing {
  private static let column = 40

  private let configuration: EffectiveConfiguration

  init(_ configuration: EffectiveConfiguration) { self.configuration = configuration }

  /// The file.
  var text: String {
    var lines = [
      "# Precedence: command line, environment, configuration file, default.",
      configuration.file.map { "# Configuration file: \(VisibleText.line($0))" }
        ?? "# No configuration file.",
    ]
    for setting in configuration.settings {
      let name = setting.option.key
      if setting.values.isEmpty {
        lines.append(Self.line("# \(name):", "not set"))
      } else {
        lines.append(Self.line("\(name): \(Self.value(setting))", setting.origin.description))
      }
    }
    var format: String?
    for setting in configuration.sinkSettings {
      if setting.format != format { lines.append("\(setting.format):") }
      format = setting.format
      if let value = setting.value {
        lines.append(Self.line("  \(setting.name): \(Self.scalar(value))", setting.origin.description))
      } else {
        lines.append(Self.line("  # \(setting.name):", "not set"))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ text: String, _ remark: String) -> String {
    text + String(repeating: " ", count: max(2, column - text.count)) + "# \(VisibleText.line(remark))"
  }

  private static func value(_ setting: EffectiveConfiguration.Setting) -> String {
    if setting.option.isFlag { return setting.values[0] }
    if setting.option.isRepeating { return "[\(setting.values.map(scalar).joined(separator: ", "))]" }
    return scalar(setting.values[0])
  }

  /// Returns a text as a YAML scalar on one line.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0.isNumber || $0 == "/" || $0 == "." } ?? false
      && text.allSatisfy { $0.isLetter || $0.isNumber || "/._-%@+".contains($0) }
    if isPlain { return text }
    let escaped = text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\", "\"": result += "\\\(scalar)"
      case _ where VisibleText.isActive(scalar): result += VisibleText.escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
