internal import ArgumentParser
internal import NotionExportKit

/// `notion-export formats`: the sinks that the program was built with, and their options.
struct FormatsCommand<Sinks: SinkRegistry>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "formats",
      abstract: "Lists the formats that this program was built with, and their options.")
  }

  func run() {
    for plugin in Sinks.plugins { print(Self.describe(plugin)) }
  }

  private static func describe<Plugin: SinkPlugin>(_ plugin: Plugin.Type) -> String {
    let options = Plugin.Options.descriptions.map { option in
      let value = option.defaultValue.map { "\(option.value.placeholder), default \($0)" }
      return """
          -O \(Plugin.format).\(option.name)=\(value ?? option.value.placeholder)
              \(option.help)
        """
    }
    return (["\(Plugin.format): \(Plugin.summary)"] + options).joined(separator: "\n")
  }
}

extension OptionDescription.Value {
  /// What to put after the `=`.
  fileprivate var placeholder: String {
    switch self {
    case .boolean: "true|false"
    case .integer, .number: "NUMBER"
    case .choice(let words): words.joined(separator: "|")
    case .text: "TEXT"
    case .list: "TEXT,TEXT"
    }
  }
}
