import ArgumentParser
import Foundation

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
