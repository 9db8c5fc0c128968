import Foundation

/// A run of the real `notion-export`.
struct ExportProcess: Sendable {
  /// An export that did not end well.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Exports what a simulator serves.
  ///
  /// - Parameters:
  ///   - binaries: Where the program is.
  ///   - simulator: What to export.
  ///   - folder: Where to; the output is its folder `out`.
  ///   - arguments: The arguments besides the address and the output, as `--format json`.
  ///   - environment: Variables besides the token.
  /// - Returns: What it cost.
  /// - Throws: ``Failure`` where it ended with another code than 0 or 3.
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
  ///   - binaries: Where the program is.
  ///   - folder: The folder that was exported into.
  ///   - arguments: The arguments besides the output, as `--format markdown`.
  /// - Returns: What it cost.
  /// - Throws: ``Failure`` where it ended with another code than 0 or 3.
  static func render(
    _ binaries: Binaries, in folder: ScratchFolder, _ arguments: [String]
  ) async throws -> ProcessUsage {
    try await run(binaries, into: folder, ["render"] + arguments)
  }

  /// Runs the program with any arguments; the output is the folder `out`.
  ///
  /// - Parameters:
  ///   - binaries: Where the program is.
  ///   - folder: Where it works.
  ///   - arguments: The arguments besides the output.
  ///   - environment: Variables besides `HOME`, which is the folder unless it is among them.
  /// - Returns: What it cost.
  /// - Throws: ``Failure`` where it ended with another code than 0 or 3.
  static func run(
    _ binaries: Binaries, into folder: ScratchFolder, _ arguments: [String],
    environment: [String: String] = [:]
  ) async throws -> ProcessUsage {
    let environment = ["HOME": folder.path].merging(environment) { $1 }
    let process = try MeasuredProcess(
      binaries.export, arguments + ["--output", folder.file("out")], environment: environment,
      output: folder.file("said"))
    let usage = await process.wait()
    // 3 says that some objects could not be had, which a simulated workspace may want.
    guard usage.code == 0 || usage.code == 3 else {
      throw Failure(
        description: "notion-export \(arguments.joined(separator: " ")) ended with \(usage.code): "
          + folder.text("said"))
    }
    return usage
  }
}
