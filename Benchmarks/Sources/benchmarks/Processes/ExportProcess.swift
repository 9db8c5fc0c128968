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
    let environment = ["NOTION_TOKEN": simulator.token, "HOME": folder.path].merging(environment) { $1 }
    let process = try MeasuredProcess(
      binaries.export, ["--api-url", simulator.url, "--output", folder.file("out")] + arguments,
      environment: environment, output: folder.file("said"))
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
