import ArgumentParser
import Foundation

/// Measures small parts of the program.
struct MicroBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "micro",
    abstract: "Measures parts of the program: the JSON reader, text with marks, the queue, the archive.",
    discussion: """
      Each part runs in a process of its own (`microbenchmarks`), several times; the fastest counts. Instructions are \
      counted by `perf stat`, where the machine offers it: those of a long run less those of a short one, so that \
      what comes before does not count.
      """)

  /// The parts, with the number of executions.
  private static let parts = [
    ("json-reader", 200_000), ("markdown", 100_000), ("html", 100_000), ("queue", 500_000),
    ("archive-write", 4_000), ("archive-read", 10_000),
  ]

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions

  @Option(help: "How often each part is run.")
  var runs = 3

  @Option(help: "Only parts whose name holds this.")
  var only: String?

  func run() async throws {
    var table = ResultTable([
      .words("part", "part"), .words("for each", "unit"), .numbers("microseconds", "microseconds"),
      .numbers("instructions", "instructions"),
    ])
    for (name, count) in Self.parts where only.map({ name.contains($0) }) ?? true {
      var best: MicroMeasurement?
      for _ in 0..<max(1, runs) {
        let measured = try await MicroMeasurement.run(name, count, binaries)
        if measured.nanoseconds < best?.nanoseconds ?? .infinity { best = measured }
      }
      guard let best else { continue }
      let instructions = try await MicroMeasurement.instructions(name, count, binaries)
      table.add(
        .text(name), .text(best.unit), .number(best.nanoseconds / 1000, digits: 2),
        instructions.map { .number($0, digits: 0) } ?? .none)
    }
    try recording.show(table, of: "micro")
  }
}
