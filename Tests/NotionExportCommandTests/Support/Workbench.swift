import Foundation
import NotionSimulator
import TestSupport
import Testing

/// Exports of a simulated workspace, each into a separate folder, with comparisons of the outputs.
struct Workbench: Sendable {
  let folder: TemporaryFolder
  let simulator: NotionSimulator
  var formats: [String]

  init(_ folder: TemporaryFolder, _ simulator: NotionSimulator, formats: String...) {
    self.folder = folder
    self.simulator = simulator
    self.formats = formats
  }

  /// The export to `output`.
  func program(_ output: String, _ arguments: String...) -> Program {
    var program = Program("--output", "\(folder.path)/\(output)", "--api-url", simulator.url)
    program.arguments += formats.flatMap { ["--format", $0] } + arguments
    program.environment = ["NOTION_TOKEN": simulator.token]
    return program
  }

  /// Expects two outputs to hold the same files with the same bytes.
  func expectSame(_ output: String, _ expected: String) throws {
    let (found, expected) = (try folder.contents(of: output), try folder.contents(of: expected))
    #expect(found.keys.sorted() == expected.keys.sorted())
    #expect(expected.filter { found[$0.key] != $0.value }.keys.sorted() == [])
    #expect(!expected.isEmpty)
  }
}
