import ArgumentParser
import Foundation

/// A run of the real `notion-export`.
struct ExportProcess: Sendable {
  /// An export that failed.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Exports a simulator's workspace.
  ///
  /// - Parameters:
  ///   - binaries: The paths of the programs.
  ///   - simulator: The simulator to export from.
  ///   - folder: The destination; the output is its folder `out`.
  ///   - arguments: The arguments in addition to the address and the output, such as `--format json`.
  ///   - environment: Variables in addition to the token.
  /// - Returns: The resource usage.
  /// - Throws: ``Failure`` for an exit code other than 0 or 3.
  static func run(
    _ binaries: Binaries, _ simulator: SimulatorProcess, into folder: ScratchFolder, _ arguments: [String],
    environment: [String: String] = [:]
  ) async throws -> ProcessUsage {
    try await run(
      binaries, into: folder, ["--api-url", simulator.url] + arguments,
      environment: ["NOTION_TOKEN": simulator.token].merging(environment) { $1 })
  }

  /// Starts an export from a simulator like ``run(_:_:into:_:environment:)``, for a caller that ends it
  /// early.
  ///
  /// - Throws: ``MeasuredProcess/StartFailure``
  static func start(
    _ binaries: Binaries, _ simulator: SimulatorProcess, into folder: ScratchFolder, _ arguments: [String]
  ) throws -> MeasuredProcess {
    try MeasuredProcess(
      binaries.export, ["--api-url", simulator.url] + arguments + ["--output", folder.file("out")],
      environment: ["HOME": folder.path, "NOTION_TOKEN": simulator.token], output: folder.file("said"))
  }

  /// Renders formats from the archive that an export left in a folder.
  ///
  /// - Parameters:
  ///   - binaries: The paths of the programs.
  ///   - folder: The folder that was exported into.
  ///   - arguments: The arguments in addition to the output, such as `--format markdown`.
  /// - Returns: The resource usage.
  /// - Throws: ``Failure`` for an exit code other than 0 or 3.
  static func render(
    _ binaries: Binaries, in folder: ScratchFolder, _ arguments: [String]
  ) async throws -> ProcessUsage {
    try await run(binaries, into: folder, ["render"] + arguments)
  }

  /// Runs the program with any arguments; the output is the folder `out`.
  ///
  /// - Parameters:
  ///   - binaries: The paths of the programs.
  ///   - folder: The working directory.
  ///   - arguments: The arguments in addition to the output.
  ///   - environment: Variables in addition to `HOME`, which is the folder by default.
  /// - Returns: The resource usage.
  /// - Throws: ``Failure`` for an exit code other than 0 or 3.
  static func run(
    _ binaries: Binaries, into folder: ScratchFolder, _ arguments: [String],
    environment: [String: String] = [:]
  ) async throws -> ProcessUsage {
    let environment = ["HOME": folder.path].merging(environment) { $1 }
    let process = try MeasuredProcess(
      binaries.export, arguments + ["--output", folder.file("out")], environment: environment,
      output: folder.file("said"))
    let usage = await process.wait()
    // 3 means that some objects could not be exported, which a simulated workspace may intend.
    guard usage.code == 0 || usage.code == 3 else {
      throw Failure(
        description: "notion-export \(arguments.joined(separator: " ")) ended with \(usage.code): "
          + folder.text("said"))
    }
    return usage
  }
}

/// The paths of the measured programs.
struct Binaries: ParsableArguments {
  @Option(help: "The folder with notion-export and notion-simulator, built with -c release.")
  var binaries: String

  var export: String { path("notion-export") }
  var simulator: String { path("notion-simulator") }
  /// Built for the benchmark `micro` alone.
  var micro: String { path("microbenchmarks") }

  func validate() throws {
    for program in [export, simulator] where !FileManager.default.isExecutableFile(atPath: program) {
      throw ValidationError("\(program) is no program. Run Scripts/benchmark, which builds it.")
    }
  }

  private func path(_ name: String) -> String {
    URL(filePath: binaries).appending(path: name).path(percentEncoded: false)
  }
}
