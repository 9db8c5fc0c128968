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

  @Flag(name: .shortAndLong, help: "Say more about what happens, on standard error.")
  var verbose = false

  /// The folder, where none is named.
  static let defaultFolder = "notion-export"

  /// Where warnings go, and with `--verbose` more than warnings.
  var logger: Logger { .standardError(verbose: verbose) }

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
