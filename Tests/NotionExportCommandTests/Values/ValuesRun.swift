import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Exports of a simulated workspace to all formats, with their output.
struct ValuesRun: Sendable {
  static let formats = ["json", "markdown", "html", "site"]

  let folder: TemporaryFolder
  let ending: Program.Ending
  let statistics: SimulatorStatistics

  /// Exports once; `then` continues with the same simulator and output.
  static func export(
    _ workspace: SimulatedWorkspace = ValuesWorkspace.make(),
    _ configuration: SimulatorConfiguration = SimulatorConfiguration(), _ arguments: [String] = [],
    then: @Sendable (Workbench) async throws -> Void = { _ in }
  ) async throws -> ValuesRun {
    let folder = try TemporaryFolder()
    return try await withSimulator(workspace, configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      var program = bench.program("out")
      program.arguments += arguments
      let run = ValuesRun(folder: folder, ending: try await program.run(), statistics: simulator.statistics)
      try await then(bench)
      return run
    }
  }

  /// Everything that a format wrote that is text: names and contents.
  func text(_ format: String) throws -> String {
    try folder.contents(of: "out/\(format)").sorted { $0.key < $1.key }
      .filter { !$0.key.contains("assets/") || format == "json" }
      .map { "\($0.key)\n\(String(decoding: $0.value, as: UTF8.self))" }.joined(separator: "\n")
  }

  /// The document of a page, by a text that no other has.
  func document(_ format: String, holding text: String, named suffix: String = "") throws -> String {
    let files = try folder.contents(of: "out/\(format)").filter { !$0.key.contains("assets/") }
    let found = files.filter { $0.key.hasSuffix(suffix) }
      .map { String(decoding: $0.value, as: UTF8.self) }.filter { $0.contains(text) }
    return try #require(found.sorted { $0.count > $1.count }.first, "\(format): \(text)")
  }

  var report: String { folder.text("out/.notion-export/report.json") ?? "" }

  func page(_ id: ObjectID) throws -> JSONValue {
    try JSONOutput(folder: folder, name: "out/json").value("pages/\(id).json")
  }

  /// The number of times that a text occurs in another.
  static func count(_ text: String, in whole: String) -> Int {
    whole.components(separatedBy: text).count - 1
  }
}
