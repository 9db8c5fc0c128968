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
      commandName: "export", abstract: "Brings the archive up to date and writes the formats from it.",
      discussion: """
        EXIT CODES
          0  everything was exported
          3  finished, but some objects could not be exported; .notion-export/report.json lists each with why
          1  failed
         64  the command line makes no sense
        130  interrupted; the same command goes on from here
        """)
  }

  @OptionGroup var arguments: OutputArguments

  @Option(
    name: .customLong("page"),
    help: "Export only this page and what is below it: an id or a link; may be given more than once.")
  var pages: [ObjectArgument] = []

  @Option(
    name: .customLong("data-source"),
    help: "Export only this data source or database: an id or a link; may be given more than once.")
  var dataSources: [ObjectArgument] = []

  @Option(
    help: "Which comments to fetch: none, those on pages, or those on blocks too (a request for each block).")
  var comments: CommentsArgument = .page

  @Flag(name: .customLong("no-assets"), help: "Do not download files hosted by Notion.")
  var skipsAssets = false

  @Flag(help: "Download images and files hosted elsewhere, too.")
  var externalAssets = false

  @Option(help: "A file that holds the token; otherwise NOTION_TOKEN does.", completion: .file())
  var tokenFile: String?

  @Option(name: .customLong("api-url"), help: "Another address of the API, as of a simulator or a proxy.")
  var apiURL: String?

  @Flag(help: "Export the demo workspace, which a simulator in this process serves.")
  var demo = false

  @OptionGroup var limits: LimitOptions

  @Flag(help: "Throw the archive away and fetch everything again.")
  var fresh = false

  @Flag(help: "Remove pages from the output even where more than a quarter of them vanished at once.")
  var allowMassRemoval = false

  func run() async throws {
    try await CommandOutcome.exit {
      let plan = try plan()
      let logger = arguments.logger
      let connection = try Connection(
        isDemo: demo, apiURL: apiURL, tokenFile: tokenFile, limits: limits,
        environment: ProcessInfo.processInfo.environment)
      return try await InterruptibleRun.run {
        try await connection.withClient(logger: logger) { client in
          try await Export(plan, logger: logger).run(client: client)
        }
      }
    }
  }

  private func plan() throws -> Export.Plan {
    var plan = try arguments.plan(
      Sinks.self, defaultFolder: demo ? "notion-export-demo" : OutputArguments.defaultFolder)
    plan.crawl.roots = pages.map { .page($0.id) } + dataSources.map { .dataSource($0.id) }
    plan.crawl.comments = comments.value
    plan.crawl.downloadsAssets = !skipsAssets
    plan.crawl.downloadsExternalAssets = externalAssets
    plan.crawl.allowsMassRemoval = allowMassRemoval
    limits.apply(to: &plan.crawl)
    plan.startsFresh = fresh
    return plan
  }
}
