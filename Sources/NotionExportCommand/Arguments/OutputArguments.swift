internal import ArgumentParser
internal import Foundation
internal import Logging
internal import NotionExportEngine
internal import NotionExportKit

/// The arguments of all commands that write formats: the formats, their options, the destination, and the
/// progress display.
struct OutputArguments: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: "A format to write; repeatable. See: notion-export formats")
  var formats: [String] = []

  @Option(help: "The folder to write to.", completion: .directory)
  var output: String?

  @Option(
    name: .customShort("O"),
    help: ArgumentHelp("An option of a format, as in json.layout=ndjson.", valueName: "format.key=value"))
  var settings: [SinkSetting] = []

  @Option(help: "The maximum time between two checkpoints, as in 30s.")
  var checkpointInterval = DurationArgument(.seconds(30))

  @Option(
    help: ArgumentHelp(
      "The maximum memory on top of the program's own, as in 50MB; at the limit, fetching pauses.",
      valueName: "size"))
  var memoryLimit = MemoryArgument.standard

  @OptionGroup var file: ConfigurationArguments

  @Option(
    help: """
      Progress on standard error: a live display on a terminal and lines elsewhere (auto), lines, JSON objects, \
      or none.
      """)
  var progress: ProgressStyle = .auto

  @Option(help: "The interval of progress lines or objects, as in 30s.")
  var progressInterval = DurationArgument(.seconds(30))

  @Option(
    help: "Write metrics to this file in Prometheus' text format, for node_exporter's textfile collector.",
    completion: .file(extensions: ["prom"]))
  var metricsFile: String?

  @OptionGroup var logging: LoggingArguments

  @OptionGroup var ending: EndingArguments

  /// The default folder.
  static let defaultFolder = "notion-export"
  /// The default folder of the demo.
  static let demoFolder = "notion-export-demo"

  /// The logger of warnings, and with `--verbose` of further messages.
  var logger: Logger { logging.logger }

  /// Returns the observers of an export: its progress display, and its metrics file.
  ///
  /// - Throws: ``CommandError`` if the file cannot be written.
  func watch(_ export: Export, isFetching: Bool) throws -> ExportWatch {
    ExportWatch(
      style: progress, interval: max(progressInterval.duration, .milliseconds(10)), isFetching: isFetching,
      metrics: try metricsFile.map { try MetricsFile(path: $0) }, folder: export.output.relativePath)
  }

  /// Returns the hooks of a run, which writes to `defaultFolder` unless a folder is named.
  func hooks(defaultFolder: String = Self.defaultFolder) -> RunHooks {
    RunHooks(arguments: ending, folder: URL(filePath: output ?? defaultFolder))
  }

  /// Returns an export with the user's settings, and defaults for the rest.
  ///
  /// - Throws: ``CommandError`` that suggests the nearest match of an unknown format or option.
  func export<Sinks: SinkRegistry>(
    _ sinks: Sinks.Type, defaultFolder: String = Self.defaultFolder
  ) throws -> Export {
    let formats = try SinkSelection<Sinks>(formats: formats, settings: settings).exportFormats()
    var export = Export(to: URL(filePath: output ?? defaultFolder), formats: formats)
    export.limits.checkpointInterval = checkpointInterval.duration
    export.limits.memory = memoryLimit.bytes
    export.logger = logger
    return export
  }
}

/// The output folder that a command reads.
struct FolderArguments: ParsableArguments {
  @Option(help: "The output folder of an export.", completion: .directory)
  var output: String?

  @OptionGroup var file: ConfigurationArguments

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  /// Returns the folder.
  func folder(isDemo: Bool = false) -> URL {
    URL(filePath: output ?? (isDemo ? OutputArguments.demoFolder : OutputArguments.defaultFolder))
  }
}

/// The path of the configuration file; it is read before the command line, so it is only declared here.
struct ConfigurationArguments: ParsableArguments {
  @Option(
    help: "The configuration file; by default notion-export.yaml in the working directory, if it exists.",
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?
}
