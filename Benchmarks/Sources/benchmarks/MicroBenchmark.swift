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

/// The cost of one execution of a part of the program.
struct MicroMeasurement: Sendable {
  /// The counted unit.
  var unit: String
  var nanoseconds: Double
  /// The number of executions.
  var count: Int

  /// Runs a part about `count` times.
  ///
  /// - Throws: ``ExportProcess/Failure``
  static func run(_ part: String, _ count: Int, _ binaries: Binaries) async throws -> MicroMeasurement {
    try await ScratchFolder.withFolder { folder in
      try await read(part, folder, ended: start(binaries.micro, [part, "\(count)"], folder).wait())
    }
  }

  /// Returns the number of instructions of one execution of a part, or `nil` if they cannot be counted.
  ///
  /// - Throws: ``ExportProcess/Failure``
  static func instructions(_ part: String, _ count: Int, _ binaries: Binaries) async throws -> Double? {
    guard let long = try await counted(part, count, binaries),
      let short = try await counted(part, max(1, count / 4), binaries), long.count > short.count
    else { return nil }
    return (long.instructions - short.instructions) / Double(long.count - short.count)
  }

  private static func counted(
    _ part: String, _ count: Int, _ binaries: Binaries
  ) async throws -> (instructions: Double, count: Int)? {
    let perf = "/usr/bin/perf"
    guard FileManager.default.isExecutableFile(atPath: perf) else { return nil }
    return try await ScratchFolder.withFolder { folder in
      let arguments = ["stat", "-x", ",", "-e", "instructions:u", "-o", folder.file("counted")]
      let process = try start(perf, arguments + [binaries.micro, part, "\(count)"], folder)
      let measured = try await read(part, folder, ended: process.wait())
      // A machine without such a counter reports `<not supported>` in place of the number.
      let line = folder.text("counted").split(separator: "\n").first { $0.contains("instructions") }
      return line?.split(separator: ",").first.flatMap { Double($0) }.map { ($0, measured.count) }
    }
  }

  private static func start(
    _ program: String, _ arguments: [String], _ folder: ScratchFolder
  ) throws -> MeasuredProcess {
    try MeasuredProcess(
      program, arguments, environment: ["HOME": folder.path, "TMPDIR": folder.path],
      output: folder.file("said"))
  }

  private static func read(
    _ part: String, _ folder: ScratchFolder, ended usage: ProcessUsage
  ) throws -> MicroMeasurement {
    let said = folder.text("said")
    let words = said.split(separator: "\n").last?.split(separator: "\t").map(String.init) ?? []
    guard usage.code == 0, words.count == 3, let count = Int(words[1]), let time = Double(words[2]), count > 0
    else {
      throw ExportProcess.Failure(description: "microbenchmarks \(part) ended with \(usage.code): \(said)")
    }
    return MicroMeasurement(unit: words[0], nanoseconds: time / Double(count), count: count)
  }
}
