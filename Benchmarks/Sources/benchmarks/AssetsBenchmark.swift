import ArgumentParser

/// Exports many files.
struct AssetsBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assets",
    abstract: "Measures 1,000 files: the first export, and a second one that finds nothing new.",
    discussion: "The exit code is 1 where a file is not downloaded, or more than once.")

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

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
    var (first, unchanged): ([Export], [Export]) = ([], [])
    try await SimulatorProcess.withSimulator(
      binaries, workspace: "files:\(files)", ["--latency", latency]
    ) { simulator in
      for _ in 0..<repetition.runs {
        try await ScratchFolder.withFolder { folder in
          first.append(try await export(from: simulator, into: folder))
          unchanged.append(try await export(from: simulator, into: folder))
        }
      }
    }
    for (name, exports) in [("first", first), ("unchanged", unchanged)] {
      let usage = exports.map(\.usage).median
      let (downloads, requests) = (exports.map(\.downloads).max() ?? 0, exports.map(\.requests).max() ?? 0)
      table.add(
        .text(name), .number(Double(downloads), digits: 0), .number(Double(requests), digits: 0),
        .number(exports[0].megabytes, digits: 1), .number(usage.wallTime, digits: 2),
        .number(usage.processorTime, digits: 2), .number(usage.peakMegabytes, digits: 0))
    }
    try recording.show(table, of: "assets")
    let isRight = first.allSatisfy { $0.downloads == files } && unchanged.allSatisfy { $0.downloads == 0 }
    if !isRight { throw ExitCode.failure }
  }

  private struct Export {
    let usage: ProcessUsage
    let downloads: Int
    /// The number of the other requests.
    let requests: Int
    let megabytes: Double
  }

  private func export(from simulator: SimulatorProcess, into folder: ScratchFolder) async throws -> Export {
    try await simulator.reset()
    let usage = try await ExportProcess.run(binaries, simulator, into: folder, ["--format", format])
    let counters = try await simulator.counters()
    let downloads = counters.served["download"]?.values.reduce(0, +) ?? 0
    let megabytes = folder.outputFiles.filter { $0.hasSuffix(".bin") }
      .reduce(0) { $0 + folder.megabytes(of: "out/\($1)") }
    return Export(
      usage: usage, downloads: downloads, requests: counters.requests - downloads, megabytes: megabytes)
  }
}
