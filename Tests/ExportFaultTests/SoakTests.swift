import NotionExportEngine
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

/// A whole export of more than 5,000 requests, one in five of which fails in one of 25 ways.
@Suite struct SoakTests {
  /// Three hundred pages with all kinds of content, a synced copy whose original is lost, and many small
  /// pages that take five requests each.
  private static func workspace() -> (SimulatedWorkspace, lostOriginal: ObjectID) {
    var workspace = SimulatedWorkspace.synthetic(pages: 300, seed: 3)
    let original = ObjectID(high: 0x5EED_0000_0000_4000, low: 0x8000_0000_0000_0001)
    workspace.add(page: PageDraft("Copies", content: [.paragraph("Text."), .syncedCopy(of: original)]))
    for number in 1...680 {
      let content = (1...3).map { BlockDraft.toggle("Part \($0)", [.paragraph("Text \($0) of \(number).")]) }
      workspace.add(page: PageDraft("Small \(number)", content: content))
    }
    return (workspace, original)
  }

  @Test("An export through faults of all kinds is complete except for reported objects")
  func allFaults() async throws {
    let (workspace, lostOriginal) = Self.workspace()
    let (whole, faulty) = (try ExportedFolder(), try ExportedFolder())
    try await withSimulator(workspace) { simulator in
      let export = FaultyExport(simulator: simulator)
      let undisturbed = try await export.run(into: whole)
      #expect(undisturbed.isComplete)
      let served = simulator.statistics
      #expect(served.count() >= 4000)
      #expect(served.repeatedReadCount == 0, "\(served.repeatedReads.prefix(3))")

      let rules = FaultMixture.rules(lostOriginal: lostOriginal)
      simulator.resetStatistics()
      simulator.configure {
        $0.seed = 7
        $0.faults = [FaultRule(.unauthorized, on: FaultMixture.routesOfAPI, .after(2500))] + rules
      }
      // Half-way the token is taken away; nothing of what is here is lost.
      let stopped = try await export.run(into: faulty)
      #expect("\(stopped.crawl)".contains("unauthorized"), "\(stopped.crawl), \(simulator.statistics.faults)")
      #expect(stopped.diagnostics.contains { $0.identifier.rawValue == "capability-missing" })
      simulator.configure { $0.faults = rules }
      let result = try await export.run(into: faulty)
      #expect(result.isComplete, "\(String(describing: result.failure))")

      let disturbed = simulator.statistics
      #expect(disturbed.count() >= 5000)
      let struck = disturbed.faults.filter { $0.key != Fault.unauthorized.name }
      #expect(Set(struck.keys) == FaultMixture.names)
      let share = Double(struck.values.reduce(0, +)) / Double(disturbed.count())
      #expect((0.17...0.25).contains(share), "\(share) of \(disturbed.count())")
      #expect(disturbed.tokensSentToOtherHosts == 0)
    }
    try expectEqual(faulty, whole)
  }

  /// Requires that the output differs only in the objects of the report, and that these are few.
  private func expectEqual(_ faulty: ExportedFolder, _ whole: ExportedFolder) throws {
    let (before, after) = (try whole.skipped(), try faulty.skipped())
    #expect(after.values.allSatisfy { !$0.isEmpty })
    let added = after.filter { before[$0.key] == nil }
    #expect((1..<60).contains(added.count), "\(added)")
    let skipped = Set(before.keys).union(after.keys)

    // Files that are missing are those of content that was skipped: nothing that is there mentions them.
    #expect(Set(faulty.files).isSubset(of: whole.files))
    let missing = Set(whole.files).subtracting(faulty.files)
    let text = try faulty.files.filter { $0.hasPrefix("pages/") }
      .map { String(decoding: try faulty.bytes($0), as: UTF8.self) }.joined()
    for asset in try whole.json("assets.json").array ?? [] {
      guard let file = asset["file"]?.string, missing.contains(file), let key = asset["key"]?.string else {
        continue
      }
      #expect(skipped.contains(key) || !text.contains(key), "\(file)")
    }
    #expect(missing.allSatisfy { $0.hasPrefix("assets/") }, "\(missing)")

    // The summary lists what is skipped, the lists of files and people have only what some object shows.
    let lists: Set<String> = ["workspace.json", "users.json", "assets.json"]
    var changed = 0
    for file in faulty.files where !lists.contains(file) {
      guard try faulty.bytes(file) != whole.bytes(file) else { continue }
      changed += 1
      let (one, two) = (try whole.json(file).pruned(of: skipped), try faulty.json(file).pruned(of: skipped))
      #expect(one.difference(from: two) == nil, "\(file)")
    }
    #expect(changed <= 2 * added.count)
  }
}
