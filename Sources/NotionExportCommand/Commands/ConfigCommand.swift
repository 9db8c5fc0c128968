internal import ArgumentParser
internal import NotionExportKit

/// `notion-export config`: prints the effective configuration of an export with the same arguments, and the
/// origin of each value, as a configuration file.
struct ConfigCommand<Sinks: SinkRegistry>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "config",
      abstract: "Prints the configuration that an export would run with, and where each value comes from.",
      discussion: """
        Takes the options of export. What is printed is a configuration file: save it as \
        \(ConfigurationFile.defaultName). The token is not part of it.
        """)
  }

  @OptionGroup var export: ExportCommand<Sinks>

  func run() throws {
    guard let configuration = EffectiveConfiguration.current else { return }
    try StandardOutput.write(TerminalText(block: ConfigurationListing(configuration).text))
  }
}
