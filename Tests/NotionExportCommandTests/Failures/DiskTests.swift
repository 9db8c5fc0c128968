import Foundation
import NotionSimulator
import TestSupport
import Testing

/// The behaviour on a full or failing disk.
@Suite struct DiskTests {
  @Test(
    "A full disk is explained, and the export resumes when there is space",
    .enabled(if: SmallDisk.isAvailable, "mounting a small file system needs root"),
    arguments: ["256k", "700k", "1500k"])
  func fullDisk(size: String) async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/small", withIntermediateDirectories: true)
    let disk = try SmallDisk(at: "\(folder.path)/small", size: size)
    try await withSimulator(.synthetic(pages: 60, seed: 11)) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown")
      let stopped = try await bench.program("small/out").run()
      #expect(stopped.code == 1)
      let advice = "free some space, then run the same command to resume"
      #expect(stopped.errors.lowercased().contains(advice), "\(stopped.errors)")
      try disk.remount("size=256m")
      let resumed = try await bench.program("small/out").run()
      let whole = try await bench.program("whole").run()
      #expect(resumed.code == whole.code, "\(resumed.errors)")
      try bench.expectSame("small/out", "whole")
    }
    withExtendedLifetime(disk) {}
  }

  @Test(
    "An output that cannot be written is named and left unchanged",
    .enabled(if: SmallDisk.isAvailable, "mounting a small file system needs root"))
  func unwritableOutput() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/disk", withIntermediateDirectories: true)
    let disk = try SmallDisk(at: "\(folder.path)/disk", size: "64m")
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let first = try await bench.program("disk/out").run()
      let before = try folder.contents(of: "disk/out")
      try disk.remount("ro")
      for output in ["disk/out", "disk/new"] {
        let ending = try await bench.program(output).run()
        #expect(ending.code == 1)
        #expect(ending.errors.hasPrefix("Error: \(folder.path)/\(output): "), "\(ending.errors)")
        #expect(ending.errors.contains("hoose another folder with --output"))
      }
      let after = try folder.contents(of: "disk/out")
      #expect(after == before)
      try disk.remount("rw")
      let ending = try await bench.program("disk/out").run()
      #expect(ending.code == first.code)
    }
    withExtendedLifetime(disk) {}
  }
}
