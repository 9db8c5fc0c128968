import Foundation

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
