import Foundation
import NotionSimulator
import TestSupport
import Testing

/// The behaviour with invalid state of an earlier run, or with another run in progress.
@Suite struct StateTests {
  @Test(
    "A corrupt checkpoint makes the format be written again",
    arguments: ["", "{\"position\":", "{}", "no json at all"])
  func corruptCheckpoint(content: String) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(.synthetic(pages: 20, seed: 2)) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let whole = try await bench.program("whole").run()
      _ = try await bench.program("out").run()
      try folder.put("out/.notion-export/checkpoints/json.json", content)
      let ending = try await bench.program("out").run()
      #expect(ending.code == whole.code)
      #expect(!ending.output.contains("no changes"))
      try bench.expectSame("out", "whole")
    }
  }

  @Test("A damaged archive is set aside, and everything is fetched again", arguments: ["header", "middle"])
  func damagedArchive(place: String) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(.synthetic(pages: 20, seed: 2)) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let whole = try await bench.program("whole").run()
      _ = try await bench.program("out").run()
      let archive = URL(filePath: "\(folder.path)/out/.notion-export/archive.sqlite")
      let handle = try FileHandle(forUpdating: archive)
      if place == "middle" { try handle.seek(toOffset: 8192) }
      try handle.write(contentsOf: Data(repeating: 0x55, count: 16_384))
      try handle.close()
      let ending = try await bench.program("out").run()
      #expect(ending.code == whole.code)
      #expect(
        ending.errors.contains(
          "the archive was damaged; it was moved to archive-damaged-1.sqlite, and everything is fetched again"
        ),
        "\(ending.errors)")
      #expect(folder.files(in: "out/.notion-export").contains("archive-damaged-1.sqlite"))
      try bench.expectSame("out", "whole")
    }
  }

  @Test("A second process names the holder of the lock") func lock() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      // From some moment on nothing is answered, so that the first process stays.
      simulator.configure { $0.faults = [FaultRule(.silence, .after(20))] }
      let first = try await bench.program("out").run { program in
        await simulator.answered(more: 20)
        for command in [
          bench.program("out"), Program("render", "--format", "json", "--output", "\(folder.path)/out"),
        ] {
          let second = try? await command.run()
          #expect(second?.code == 1)
          let holder = "process \(program.identifier) on \(ProcessInfo.processInfo.hostName) since "
          #expect(second?.errors.hasPrefix("Error: \(folder.path)/out is in use by \(holder)") == true)
          #expect(second?.errors.contains("Wait for it to end, or choose another output folder.") == true)
        }
        program.send(SIGKILL)
      }
      #expect(first.code == SIGKILL)
      // The lock of a process that has ended blocks no run.
      simulator.configure { $0.faults = [] }
      let third = try await bench.program("out").run()
      #expect(third.code == 3)
    }
  }
}
