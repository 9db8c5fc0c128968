import Foundation
import GRDB
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// A text in a column of numbers is damage like any other: it is reported and repaired, and does not end the run.
@Suite("Values of another type in a database", .timeLimit(.minutes(10))) struct OddValueTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let picture = workspace.addAsset(
      "gauge.png", contentType: "image/png", bytes: Array("not really a picture".utf8))
    workspace.add(
      page: PageDraft(
        "Home", id: ObjectID(simulated: "home"), content: [.paragraph("Text."), .image(.hosted(picture))],
        comments: [CommentDraft("Is this still so?")]))
    return workspace
  }

  @Test(
    "No command ends by a signal, the file is named, and the next export mends it",
    arguments: [
      ("manifests/site.sqlite", "files", "size = 'odd'"),
      ("manifests/site.sqlite", "files", "modified = 'odd'"),
      ("manifests/site.sqlite", "files", "generation = 'odd'"),
      ("manifests/site.sqlite", "files", "wanted = x'FF'"),
      ("manifests/site.sqlite", "files", "seal = 'odd'"),
      ("manifests/site.sqlite", "uses", "generation = 'odd'"),
      ("manifests/site.sqlite", "uses", "seal = 'odd'"),
      ("manifests/site.sqlite", "state", "generation = 'odd'"),
      ("manifests/site.sqlite.notes", "notes", "generation = 'odd'"),
      ("manifests/site.sqlite.notes", "notes", "value = 5"), ("archive.sqlite", "objects", "state = 'odd'"),
      ("archive.sqlite", "objects", "blocks_revision = 'odd'"),
      ("archive.sqlite", "change_log", "object = 'odd'"),
      ("archive.sqlite", "assets", "size = 'odd'"), ("archive.sqlite", "meta", "value = x'FF'"),
    ])
  func oddValue(file: String, table: String, change: String) async throws {
    try await withSimulator(workspace()) { simulator in
      let bench = Workbench(folder, simulator, formats: "site")
      let first = try await bench.program("out").run()
      #expect(first.code == 0, "\(first.errors)")
      let database = try DatabaseQueue(path: "\(folder.path)/out/.notion-export/\(file)")
      try await database.write { try $0.execute(sql: "UPDATE \(table) SET \(change)") }
      try database.close()
      var told = ""
      for command in ["status", "verify"] {
        let ending = try await Program(command, "--output", "\(folder.path)/out").run()
        #expect([0, 1, 3].contains(ending.code), "\(command): \(ending.code) \(ending.errors)")
        told += ending.output + ending.errors
      }
      let second = try await bench.program("out").run()
      #expect([0, 1].contains(second.code), "\(second.code) \(second.errors)")
      told += second.errors
      #expect(told.contains("damaged"), "\(told)")
      if second.code == 1 {
        let third = try await bench.program("out").run()
        #expect(third.code == 0, "\(third.errors)")
      }
      _ = try await bench.program("fresh").run()
      try bench.expectSame("out", "fresh")
      let last = try await bench.program("out").run()
      #expect(last.code == 0 && last.errors == "", "\(last.errors)")
    }
  }
}
