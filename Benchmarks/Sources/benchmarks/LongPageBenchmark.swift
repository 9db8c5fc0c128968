import ArgumentParser

/// Exports one page of very many blocks.
struct LongPageBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "long-page",
    abstract: "Measures one page of 50,000 blocks in each format.",
    discussion: """
      The page is fetched once; then each format is rendered from the archive. The exit code is 1 where one of \
      them takes more memory than the maximum.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

  @Option(help: "How many blocks the page has.")
  var blocks = 50_000

  @Option(name: .customLong("format"), help: "A format; may be given more than once.")
  var formats = ["json", "markdown", "html", "site"]

  @Option(help: "The largest peak, in megabytes (10^6).")
  var maximum = 64.0

  func run() async throws {
    var table = ResultTable([
      .words("step", "step"), .numbers("seconds", "seconds"),
      .numbers("processor seconds", "processor_seconds"),
      .numbers("peak MB", "peak_mb"), .numbers("output MB", "output_mb"),
    ])
    var peaks: [Double] = []
    try await ScratchFolder.withFolder { folder in
      func add(_ name: String, _ usage: ProcessUsage) {
        peaks.append(usage.peakMegabytes)
        let size = folder.outputFiles.reduce(0) { $0 + folder.megabytes(of: "out/\($1)") }
        table.add(
          .text(name), .number(usage.wallTime, digits: 2), .number(usage.processorTime, digits: 2),
          .number(usage.peakMegabytes, digits: 0), .number(size, digits: 1))
      }
      let crawl = try await SimulatorProcess.withSimulator(binaries, workspace: "page:\(blocks)") {
        simulator in
        try await repetition.median {
          try folder.setAllAside()
          return try await ExportProcess.run(
            binaries, simulator, into: folder, ["--format", "json", "--no-assets"])
        }
      }
      add("fetch, with json", crawl)
      for format in formats {
        let usage = try await repetition.median {
          try folder.setOutputAside()
          return try await ExportProcess.render(binaries, in: folder, ["--format", format])
        }
        add("render \(format)", usage)
      }
    }
    try recording.show(table, of: "long-page")
    if peaks.contains(where: { $0 > maximum }) { throw ExitCode.failure }
  }
}
