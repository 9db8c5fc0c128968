import ArgumentParser

/// Exports to several formats at once, and to each alone.
struct FormatsBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "Measures an export to all formats at once against one for each.",
    discussion: """
      The workspace is fetched anew each time, from a server without limits. The exit code is 1 where all formats \
      at once take more requests than one alone.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

  @Option(name: .customLong("format"), help: "A format; may be given more than once.")
  var formats = ["json", "markdown", "html", "site"]

  @Option(help: "What to export, as the simulator calls it.")
  var workspace = "synthetic:2000"

  func run() async throws {
    var table = ResultTable([
      .words("formats", "formats"), .numbers("requests", "requests"), .numbers("seconds", "seconds"),
      .numbers("processor seconds", "processor_seconds"), .numbers("peak MB", "peak_mb"),
    ])
    var alone: [(usage: ProcessUsage, requests: Int)] = []
    for format in formats {
      let measured = try await export([format])
      alone.append(measured)
      add(format, measured.usage, requests: measured.requests, to: &table)
    }
    let together = try await export(formats)
    add("all at once", together.usage, requests: together.requests, to: &table)
    let sum = ProcessUsage(
      code: 0, wallTime: alone.reduce(0) { $0 + $1.usage.wallTime },
      processorTime: alone.reduce(0) { $0 + $1.usage.processorTime },
      peakMemory: alone.map(\.usage.peakMemory).max() ?? 0)
    add("one after another", sum, requests: alone.reduce(0) { $0 + $1.requests }, to: &table)
    try recording.show(table, of: "formats")
    if together.requests > alone.map(\.requests).max() ?? 0 { throw ExitCode.failure }
  }

  private func export(_ formats: [String]) async throws -> (usage: ProcessUsage, requests: Int) {
    try await SimulatorProcess.withSimulator(binaries, workspace: workspace) { simulator in
      let usage = try await repetition.median {
        try await simulator.reset()
        return try await ScratchFolder.withFolder { folder in
          try await ExportProcess.run(
            binaries, simulator, into: folder, formats.flatMap { ["--format", $0] } + ["--no-assets"])
        }
      }
      return (usage, try await simulator.counters().requests)
    }
  }

  private func add(_ name: String, _ usage: ProcessUsage, requests: Int, to table: inout ResultTable) {
    table.add(
      .text(name), .number(Double(requests), digits: 0), .number(usage.wallTime, digits: 2),
      .number(usage.processorTime, digits: 2), .number(usage.peakMegabytes, digits: 0))
  }
}
