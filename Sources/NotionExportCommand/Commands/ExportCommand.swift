internal import ArgumentParser
internal import Foundation
internal import Logging
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

  @Option(
    name: .customLong("format"),
    help: "A format to write; may be given more than once. See: notion-export formats")
  var formats: [String] = []

  @Option(help: "The folder to write to.", completion: .directory)
  var output: String?

  @Option(
    name: .customLong("page"),
    help: "Export only this page and what is below it: an id or a link; may be given more than once.")
  var pages: [ObjectArgument] = []

  @Option(
    name: .customLong("data-source"),
    help: "Export only this data source or database: an id or a link; may be given more than once.")
  var dataSources: [ObjectArgument] = []

  @Option(
    name: .customShort("O"),
    help: ArgumentHelp("An option of a format, as in json.layout=ndjson.", valueName: "format.key=value"))
  var settings: [SinkSetting] = []

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

  @Option(help: "The longest time between two checkpoints, as in 30s.")
  var checkpointInterval = DurationArgument(.seconds(30))

  @Flag(help: "Throw the archive away and fetch everything again.")
  var fresh = false

  @Flag(help: "Remove pages from the output even where more than a quarter of them vanished at once.")
  var allowMassRemoval = false

  @OptionGroup var file: ConfigurationArguments

  @Flag(name: .shortAndLong, help: "Say more about what happens, on standard error.")
  var verbose = false

  func run() async throws {
    let result: ExportResult
    do {
      result = try await perform()
    } catch {
      throw CommandError.describing(error).reported()
    }
    try CommandOutcome.exit(with: result)
  }

  private func perform() async throws -> ExportResult {
    let plan = try plan()
    let logger = Logger.standardError(verbose: verbose)
    let connection = try Connection(
      isDemo: demo, apiURL: apiURL, tokenFile: tokenFile, environment: ProcessInfo.processInfo.environment)
    return try await InterruptibleRun.run {
      try await connection.withClient(logger: logger) { client in
        try await Export(plan, logger: logger).run(client: client)
      }
    }
  }

  private func plan() throws -> Export.Plan {
    let sinks = try SinkSelection<Sinks>(formats: formats, settings: settings).planned()
    var plan = Export.Plan(output: URL(filePath: output ?? defaultOutput), sinks: sinks)
    plan.crawl.roots = pages.map { .page($0.id) } + dataSources.map { .dataSource($0.id) }
    plan.crawl.comments = comments.value
    plan.crawl.downloadsAssets = !skipsAssets
    plan.crawl.downloadsExternalAssets = externalAssets
    plan.crawl.allowsMassRemoval = allowMassRemoval
    plan.lanes.checkpointInterval = checkpointInterval.duration
    plan.startsFresh = fresh
    return plan
  }

  private var defaultOutput: String { demo ? "notion-export-demo" : "notion-export" }
}
