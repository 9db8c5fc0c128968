internal import ArgumentParser
internal import NotionExportKit

/// `notion-export formats`: lists the sinks of this build, and their options.
struct FormatsCommand<Sinks: SinkRegistry>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "formats",
      abstract: "Lists the formats that this program was built with, and their options.",
      discussion: """
        An option is given as -O format.name=value; each is shown with the values it takes and what holds without \
        it.
        """)
  }

  @Argument(help: ArgumentHelp("Only this format.", valueName: "format"))
  var format: String?

  @Flag(help: "Print an array of JSON objects, for scripts.")
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
