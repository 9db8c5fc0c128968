internal import ArgumentParser
internal import NotionExportKit

/// `notion-export`; without a subcommand it exports.
struct RootCommand<Sinks: SinkRegistry>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "notion-export",
      abstract: "Exports a Notion workspace; the first run exports everything, later runs only changes.",
      discussion: """
        The workspace is fetched into an archive in the output folder, and each format is written from there. \
        The next run of the same command fetches only changes. An interrupted export resumes where it \
        stopped.
        """,
      version: "notion-export \(ProductVersion.current)",
      subcommands: [
        ExportCommand<Sinks>.self, RenderCommand<Sinks>.self, FormatsCommand<Sinks>.self,
        StatusCommand.self, VerifyCommand<Sinks>.self, ServeCommand.self, ConfigCommand<Sinks>.self,
      ],
      defaultSubcommand: ExportCommand<Sinks>.self)
  }
}
