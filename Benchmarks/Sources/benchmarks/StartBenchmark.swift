import ArgumentParser

/// The start-up time of the program.
struct StartBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start",
    abstract: "Measures --help, and an export that finds nothing new.",
    discussion: """
      The demo workspace is exported once, by a process that serves it itself; then the same export runs again and \
      finds that nothing has changed. The exit code is 1 where a median is above its maximum.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions

  @Option(help: "How often each is run.")
  var runs = 9

  @Option(help: "The most milliseconds for --help.")
  var maximumHelp = 50.0

  @Option(help: "The most milliseconds for an export of an unchanged demo.")
  var maximumExport = 1000.0

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be at least 1.") }
  }

  func run() async throws {
    var table = ResultTable([
      .words("command", "command"), .numbers("milliseconds", "milliseconds"),
      .numbers("processor milliseconds", "processor_milliseconds"), .numbers("peak MB", "peak_mb"),
    ])
    var isSlow = false
    try await ScratchFolder.withFolder { folder in
      func measure(_ name: String, maximum: Double, _ arguments: [String]) async throws {
        var usages: [ProcessUsage] = []
        for _ in 0..<runs {
          usages.append(try await ExportProcess.run(binaries, into: folder, arguments))
        }
        let usage = usages.median
        if usage.wallTime * 1000 > maximum { isSlow = true }
        table.add(
          .text(name), .number(usage.wallTime * 1000, digits: 0),
          .number(usage.processorTime * 1000, digits: 0), .number(usage.peakMegabytes, digits: 0))
      }
      try await measure("`notion-export --help`", maximum: maximumHelp, ["--help"])
      let export = ["--demo", "--format", "json"]
      _ = try await ExportProcess.run(binaries, into: folder, export)
      try await measure("export of an unchanged demo, its server included", maximum: maximumExport, export)
    }
    try recording.show(table, of: "start")
    if isSlow { throw ExitCode.failure }
  }
}
