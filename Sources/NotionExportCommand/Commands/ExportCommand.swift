internal import ArgumentParser
internal import Foundation
internal import NotionAPI
internal import NotionExportEngine
internal import NotionExportKit
internal import NotionModel

/// `notion-export export`, and `notion-export` alone.
struct ExportCommand<Sinks: SinkRegistry>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: "Updates the archive and writes the formats from it.",
      discussion: """
        EXIT CODES
          0  everything was exported
          3  finished, but some objects could not be exported; .notion-export/report.json has the reasons
          1  failed
         64  the command line is invalid
        130  interrupted; run the same command to resume
        """)
  }

  @OptionGroup var arguments: OutputArguments

  @Option(
    name: .customLong("page"),
    help: "Export only this page and everything below it: an id or a link; repeatable.")
  var pages: [ObjectArgument] = []

  @Option(
    name: .customLong("data-source"),
    help: "Export only this data source or database: an id or a link; repeatable.")
  var dataSources: [ObjectArgument] = []

  @Option(
    help: "The comments to fetch: none, those on pages, or also those on blocks (one request for each block)."
  )
  var comments: CommentsArgument = .page

  @Flag(name: .customLong("no-assets"), help: "Do not download files hosted by Notion.")
  var skipsAssets = false

  @Flag(help: "Also download images and files from other hosts.")
  var externalAssets = false

  @OptionGroup var connection: ConnectionArguments

  @Flag(help: "Delete the archive and fetch everything again.")
  var fresh = false

  @Flag(help: "Remove pages from the output even if more than a quarter of all pages disappeared at once.")
  var allowMassRemoval = false

  @Flag(help: "List the pages to fetch, and estimate requests and time; writes nothing.")
  var dryRun = false

  func run() async throws {
    if dryRun { return try await runDry() }
    try await CommandOutcome.exit(arguments.hooks(defaultFolder: defaultFolder)) {
      let export = try export()
      let connection = try connection.connection()
      let watch = try arguments.watch(export, isFetching: true)
      return try await InterruptibleRun.run {
        try await connection.withConfiguration(logger: export.logger) { configuration in
          try await watch.run { try await export.run(from: configuration, watching: $0) }
        }
      }
    }
  }

  private func runDry() async throws {
    do {
      let export = try export()
      let connection = try connection.connection()
      let found = try await connection.withClient(logger: export.logger) { client in
        try await export.dryRun(with: client)
      }
      let limit = self.connection.limits.maxRequestsPerSecond?.perSecond
      try StandardOutput.write(DryRunText(dryRun: found, limit: limit).text)
    } catch {
      throw CommandError.code(reporting: error)
    }
  }

  private var defaultFolder: String {
    connection.demo ? OutputArguments.demoFolder : OutputArguments.defaultFolder
  }

  private func export() throws -> Export {
    var export = try arguments.export(Sinks.self, defaultFolder: defaultFolder)
    export.roots =
      pages.map { .page(PageID($0.id)) } + dataSources.map { .dataSource(DataSourceID($0.id)) }
    export.comments = comments.value
    export.files = skipsAssets ? .none : externalAssets ? .all : .hosted
    export.allowsMassRemoval = allowMassRemoval
    export.startsFresh = fresh
    return export
  }
}
