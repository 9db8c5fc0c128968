import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// The memory use of an export.
@Suite struct MemoryTests {
  /// The peak memory of an export of a page with a number of blocks, in bytes.
  private func peak(blocks: Int, _ format: String) async throws -> Int {
    var workspace = SimulatedWorkspace(
      name: "Long", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    workspace.add(
      page: PageDraft(
        "Long", content: (0..<blocks).map { .paragraph("Line \($0) of a page that goes on and on.") }))
    let folder = try TemporaryFolder()
    return try await withSimulator(workspace) { simulator in
      let ending = try await Workbench(folder, simulator, formats: format).program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      let report = try JSONValue(json: Array(try folder.bytes("out/.notion-export/report.json")))
      return try #require(report["totals"]?["peak_memory_bytes"]?.integer)
    }
  }

  /// The additional content of the longer page is 14 MB as JSON, and several times that after decoding. Both
  /// pages fill all caches and buffers.
  @Test("A long page is never in memory as a whole", arguments: ["json", "markdown"]) func longPage(
    format: String
  ) async throws {
    let short = try await peak(blocks: 5_000, format)
    let long = try await peak(blocks: 25_000, format)
    #expect(long - short < 12 << 20, "\(short >> 20) MB for 5,000 blocks, \(long >> 20) MB for 25,000")
  }

  @Test("An invalid memory limit is refused", arguments: ["50", "0MB", "4MB", "much", "50KB", "-1MB"])
  func invalidMemoryLimit(limit: String) async throws {
    let folder = try TemporaryFolder()
    let program = Program("--format", "json", "--memory-limit=\(limit)", "--output", "\(folder.path)/out")
    let refused = try await program.run()
    #expect(refused.code == 64)
    #expect(refused.errors.contains(limit == "50" ? "No token was found." : "--memory-limit"))
  }

  @Test("An export with a small memory limit is complete") func smallMemoryLimit() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let whole = try await bench.program("whole").run()
      let narrow = try await bench.program("narrow", "--memory-limit", "8MiB").run()
      #expect(narrow.code == whole.code)
      try bench.expectSame("narrow", "whole")
    }
  }

  #if canImport(Glibc)
  @Test("All threads share one arena of the allocator") func oneArena() async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      let (pools, found) = AsyncStream.makeStream(of: [Substring].self)
      let ending = try await Workbench(folder, simulator, formats: "json").program("out").run { running in
        await simulator.answered(more: 40)
        found.yield(Self.poolsOfThreads(in: running.identifier))
        found.finish()
      }
      #expect(ending.code == 3, "\(ending.errors)")
      #expect(await pools.first { _ in true } == [])
    }
  }

  /// Returns the memory regions of a process's arenas other than the main one, which is at the program break.
  ///
  /// Each occupies 64 MB of addresses from a multiple of that on, of which the first part is readable and
  /// writable.
  private static func poolsOfThreads(in process: Int32) -> [Substring] {
    let maps = (try? String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)) ?? "unreadable"
    let size: UInt64 = 64 << 20
    let regions = maps.split(separator: "\n").map { $0.split(separator: " ") }
    return zip(regions, regions.dropFirst()).compactMap { region, next in
      let (start, end) = (bounds(region[0])?.start, bounds(next[0])?.end)
      guard let start, let end else { return region[0] }
      let isPool = start.isMultiple(of: size) && end == start + size && region[1] == "rw-p"
      return isPool && next[1] == "---p" ? region[0] : nil
    }
  }

  private static func bounds(_ text: Substring) -> (start: UInt64, end: UInt64)? {
    let ends = text.split(separator: "-").compactMap { UInt64($0, radix: 16) }
    return ends.count == 2 ? (ends[0], ends[1]) : nil
  }
  #endif
}
