import ArgumentParser
import Foundation

/// Compares the program with one that collects a workspace in memory.
struct CollectionBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collection",
    abstract: "Compares memory and throughput with a program that collects everything in memory.",
    discussion: """
      The other program (Benchmarks/Sources/collector) uses the same API client, sends one request after another at \
      a fixed interval, keeps every object in an array and writes them all in the end.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

  @Option(help: "How many pages; may be given more than once.")
  var pages = [1_000, 10_000]

  @Option(help: "Workspaces of more pages are fetched once by each program.")
  var onceAbove = 1_000

  @Option(help: "The server's limit for the simulator: that of the larger plans, twenty times as fast.")
  var allowance = "600/3s"

  @Option(help: "How long each answer takes: a twentieth of what Notion takes.")
  var latency = "10ms-20ms"

  @Option(help: "Requests a second of the other program: the documented average, twenty times as fast.")
  var rate = 60.0

  func run() async throws {
    var table = ResultTable([
      .numbers("pages", "pages"), .words("program", "program"), .numbers("requests", "requests"),
      .numbers("seconds", "seconds"), .numbers("requests a second", "requests_per_second"),
      .numbers("peak MB", "peak_mb"),
    ])
    for count in pages.sorted() {
      for (name, run) in [("notion-export", export), ("in memory", collect)] {
        try await SimulatorProcess.withSimulator(
          binaries, workspace: "synthetic:\(count)", ["--allowance", allowance, "--latency", latency]
        ) { simulator in
          let usage = try await repetition.forWorkspace(of: count, onceAbove: onceAbove).median {
            try await simulator.reset()
            return try await ScratchFolder.withFolder { try await run(simulator, $0) }
          }
          let requests = try await simulator.counters().accepted
          table.add(
            .number(Double(count), digits: 0), .text(name), .number(Double(requests), digits: 0),
            .number(usage.wallTime, digits: 1), .number(Double(requests) / usage.wallTime, digits: 1),
            .number(usage.peakMegabytes, digits: 1))
        }
        // Printed immediately, as the largest workspace takes long.
        print(ResultTable.line(table.rows[table.rows.count - 1].map(\.text)))
      }
    }
    try recording.show(table, of: "collection")
  }

  @Sendable private func export(
    _ simulator: SimulatorProcess, _ folder: ScratchFolder
  ) async throws -> ProcessUsage {
    try await ExportProcess.run(binaries, simulator, into: folder, ["--format", "json", "--no-assets"])
  }

  @Sendable private func collect(
    _ simulator: SimulatorProcess, _ folder: ScratchFolder
  ) async throws -> ProcessUsage {
    // Both programs of this package are built into one folder.
    let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
      path: "collector")
    let process = try MeasuredProcess(
      program.path(percentEncoded: false),
      ["--api-url", simulator.url, "--rate", "\(rate)", "--output", folder.file("everything.json")],
      environment: ["HOME": folder.path, "NOTION_TOKEN": simulator.token], output: folder.file("said"))
    let usage = await process.wait()
    guard usage.code == 0 else {
      throw ExportProcess.Failure(description: "collector ended with \(usage.code): \(folder.text("said"))")
    }
    return usage
  }
}
