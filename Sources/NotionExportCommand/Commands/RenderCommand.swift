internal import ArgumentParser
internal import NotionExportEngine
internal import NotionExportKit

/// `notion-export render`: writes formats from the archive, without a token and without a request.
struct RenderCommand<Sinks: SinkRegistry>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "render", abstract: "Writes formats from the archive alone: no token, no request.",
      discussion: """
        For a format that is added later, for other options of a format, and for a format that stopped half-way. \
        What is written is the workspace as the last export has fetched it.

        EXIT CODES
          0  everything in the archive was written
          3  finished, but the archive lacks some objects; .notion-export/report.json lists each with why
          1  failed
         64  the command line makes no sense
        130  interrupted; the same command goes on from here
        """)
  }

  @OptionGroup var arguments: OutputArguments

  func run() async throws {
    try await CommandOutcome.exit(arguments.hooks()) {
      let export = try arguments.export(Sinks.self)
      let watch = try arguments.watch(export, isFetching: false)
      return try await InterruptibleRun.run {
        try await watch.run { try await export.render(watching: $0) }
      }
    }
  }
}
