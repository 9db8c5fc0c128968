internal import ArgumentParser
internal import NotionExportKit
internal import NotionModel

/// `notion-export formats`: lists the sinks of this build, and their options.
struct FormatsCommand<Sinks: SinkRegistry>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "formats",
      abstract: "Lists the formats of this program, and their options.",
      discussion: """
        Set an option with -O format.name=value. Each is shown with its valid values and its \
        it.
        """)
  }

  @Argument(help: ArgumentHelp("Only this format.", valueName: "format"))
  var format: String?

  @Flag(help: "Print a JSON array, for scripts.")
  var json = false

  func run() throws {
    do {
      let registry = try CheckedRegistry(Sinks.plugins)
      let plugins = try format.map { [try registry.plugin(for: $0)] } ?? registry.plugins
      if json {
        try StandardOutput.write("\(TerminalText(block: FormatListing.json(plugins)))\n")
      } else {
        try StandardOutput.write("\(TerminalText(block: FormatListing.text(plugins)))\n")
      }
    } catch {
      throw CommandError.code(reporting: error)
    }
  }
}

/// The description of formats and their options, derived from the plugins.
enum FormatListing {
  /// Returns the description for people: a paragraph for each format, two lines for each option.
  static func text(_ plugins: [any SinkPlugin.Type]) -> String {
    plugins.map { text($0) }.joined(separator: "\n\n")
  }

  private static func text<Plugin: SinkPlugin>(_ plugin: Plugin.Type) -> String {
    let options = Plugin.Options.descriptions.map { option in
      let value = option.defaultValue.map { $0.isEmpty ? ", empty by default" : ", default \($0)" } ?? ""
      return "  -O \(Plugin.format).\(option.name)=\(option.value.placeholder)\(value)\n      \(option.help)"
    }
    return (["\(Plugin.format): \(Plugin.summary)"] + options).joined(separator: "\n")
  }

  /// Returns the description for programs: `[{"format", "summary", "options": [{"name", "type", "choices",
  /// "default", "help"}]}]`.
  ///
  /// `choices` exists for the type `choice` only; `default` is `null` if an option has none.
  static func json(_ plugins: [any SinkPlugin.Type]) -> String {
    let formats = plugins.map { JSONValue.object(object($0)) }
    return String(decoding: JSONValue.array(formats).serialized, as: UTF8.self)
  }

  private static func object<Plugin: SinkPlugin>(_ plugin: Plugin.Type) -> JSONObject {
    [
      "format": .string(Plugin.format), "summary": .string(Plugin.summary),
      "options": .array(Plugin.Options.descriptions.map { .object(object($0)) }),
    ]
  }

  private static func object(_ option: OptionDescription) -> JSONObject {
    var object: JSONObject = ["name": .string(option.name), "type": .string(option.value.name)]
    if case .choice(let words) = option.value { object["choices"] = .array(words.map(JSONValue.string)) }
    object["default"] = option.defaultValue.map(JSONValue.string) ?? .null
    object["help"] = .string(option.help)
    return object
  }
}

extension OptionDescription.Value {
  /// The placeholder after the `=`.
  fileprivate var placeholder: String {
    switch self {
    case .boolean: "true|false"
    case .integer, .number: "NUMBER"
    case .choice(let words): words.joined(separator: "|")
    case .text: "TEXT"
    case .list: "TEXT,TEXT"
    }
  }

  /// The type's name for programs.
  fileprivate var name: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .choice: "choice"
    case .text: "text"
    case .list: "list"
    }
  }
}
