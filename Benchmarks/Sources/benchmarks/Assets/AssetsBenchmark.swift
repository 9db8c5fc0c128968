import ArgumentParser

/// Exports many files.
struct AssetsBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets",
    abstract: "Measures 1,000 files: the first export, and a second one that finds nothing new.",
    discussion: "The exit code is 1 where a file is downloaded more than once.")

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions

  @Option(help: "How many files there are.")
  var files = 1_000

  @Option(help: "How long each answer takes.")
  var latency = "20ms-40ms"

  @Option(help: "The format to write.")
  var format = "markdown"

  func run() async throws {
    var table = ResultTable([
      .words("export", "export"), .numbers("downloads", "downloads"), .numbers("other requests", "requests"),
      .numbers("MB of files", "file_mb"), .numbers("seconds", "seconds"),
      .numbers("processor seconds", "processor_seconds"), .numbers("peak MB", "peak_mb"),
    ])
    var downloads: [Int] = []
    try await SimulatorProcess.withSimulator(
      binaries, workspace: "files:\(files)", ["--latency", latency]
    ) { simulator in
      try await ScratchFolder.withFolder { folder in
        for name in ["first", "unchanged"] {
          try await simulator.reset()
          let usage = try await ExportProcess.run(binaries, simulator, into: folder, ["--format", format])
          let counters = try await simulator.counters()
          let count = counters.served["download"]?.values.reduce(0, +) ?? 0
          downloads.append(count)
          let size = folder.outputFiles.filter { $0.hasSuffix(".bin") }
            .reduce(0) { $0 + folder.megabytes(of: "out/\($1)") }
          table.add(
            .text(name), .number(Double(count), digits: 0),
            .number(Double(counters.requests - count), digits: 0),
            .number(size, digits: 1), .number(usage.wallTime, digits: 2),
            .number(usage.processorTime, digits: 2), .number(usage.peakMegabytes, digits: 0))
        }
      }
    }
    try recording.show(table, of: "assets")
    if downloads != [files, 0] { throw ExitCode.failure }
  }
}
