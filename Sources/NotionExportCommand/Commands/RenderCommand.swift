internal import ArgumentParser
internal import NotionExportEngine
internal import NotionExportKit

/// `notion-export render`: writes formats from the archive, without a token and without a request.
struct RenderCommand<Sinks: SinkRegistry>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "render", abstract: "Writes formats from the archive only: no token, no requests.",
      discussion: """
        Use it to add a format, to change the options of a format, or to complete a format that failed. \
        The output is the workspace as fetched by the last export.

        EXIT CODES
          0  everything in the archive was written
          3  finished, but the archive lacks some objects; .notion-export/report.json has the reasons
          1  failed
         64  the command line is invalid
        130  interrupted; run the same command to resume
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
