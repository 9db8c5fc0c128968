internal import ArgumentParser
internal import Foundation
internal import Logging
internal import NotionExportEngine
internal import NotionExportKit

/// What every command that writes formats is told: which formats, their options, where to, how often.
struct OutputArguments: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: "A format to write; may be given more than once. See: notion-export formats")
  var formats: [String] = []

  @Option(help: "The folder to write to.", completion: .directory)
  var output: String?

  @Option(
    name: .customShort("O"),
    help: ArgumentHelp("An option of a format, as in json.layout=ndjson.", valueName: "format.key=value"))
  var settings: [SinkSetting] = []

  @Option(help: "The longest time between two checkpoints, as in 30s.")
  var checkpointInterval = DurationArgument(.seconds(30))

  @Option(
    help: ArgumentHelp(
      "The memory to take at most beyond what the program takes at its start, as in 50MB; fetching waits for it.",
      valueName: "size"))
  var memoryLimit = MemoryArgument.standard

  @OptionGroup var file: ConfigurationArguments

  @Option(
    help: """
      Progress on standard error: a live block on a terminal and lines elsewhere (auto), lines, an object a line, \
      or nothing.
      """)
  var progress: ProgressStyle = .auto

  @Option(help: "The time between two lines or objects of progress, as in 30s.")
  var progressInterval = DurationArgument(.seconds(30))

  @Option(
    help: "Write counters there, in Prometheus' text format, as for node_exporter's textfile collector.",
    completion: .file(extensions: ["prom"]))
  var metricsFile: String?

  @OptionGroup var logging: LoggingArguments

  @OptionGroup var ending: EndingArguments

  /// The folder, where none is named.
  static let defaultFolder = "notion-export"
  /// The folder of the demo, where none is named.
  static let demoFolder = "notion-export-demo"

  /// Where warnings go, and with `--verbose` more than warnings.
  var logger: Logger { logging.logger }

  /// Who watches an export: its progress, and the file of counters.
  ///
  /// - Throws: ``CommandError`` where the file cannot be written.
  func watch(_ plan: Export.Plan, isCrawling: Bool) throws -> ExportWatch {
    ExportWatch(
      style: progress, interval: max(progressInterval.duration, .milliseconds(10)),
      board: ProgressBoard(isCrawling: isCrawling),
      metrics: try metricsFile.map { try MetricsFile(path: $0) }, folder: plan.output.relativePath)
  }

  /// The hooks of a run, which writes to `defaultFolder` where no folder is named.
  func hooks(defaultFolder: String = Self.defaultFolder) -> RunHooks {
    RunHooks(arguments: ending, folder: URL(filePath: output ?? defaultFolder))
  }

  /// What these say of an export; the rest is as it is by default.
  ///
  /// - Throws: ``CommandError`` that names the near miss of a format or option there is not.
  func plan<Sinks: SinkRegistry>(
    _ sinks: Sinks.Type, defaultFolder: String = Self.defaultFolder
  ) throws -> Export.Plan {
    let sinks = try SinkSelection<Sinks>(formats: formats, settings: settings).planned()
    var plan = Export.Plan(output: URL(filePath: output ?? defaultFolder), sinks: sinks)
    plan.lanes.checkpointInterval = checkpointInterval.duration
    plan.memoryLimit = memoryLimit.bytes
    return plan
  }
}
