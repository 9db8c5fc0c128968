import CrawlTestSupport
import TestSupport
import Foundation
import NotionSimulator
import Testing

@testable import NotionCrawl

/// Edit times have a precision of a minute, by the server's clock; this machine's clock is irrelevant.
@Suite struct CrawlClockTests {
  /// The accuracy of a server's clock: right, years behind this machine's or years ahead.
  enum ServerClock: CaseIterable {
    case right, behind, ahead

    var clock: any SimulatorClock {
      switch self {
      case .right: SystemSimulatorClock()
      case .behind: ManualSimulatorClock(SimulatorTime(year: 2026, month: 3, day: 9, hour: 9))
      case .ahead: ManualSimulatorClock(SimulatorTime(year: 2041, month: 3, day: 9, hour: 9))
      }
    }
  }

  private func expectSameAsFresh(
    _ simulator: NotionSimulator, _ grown: URL, _ folder: URL
  ) async throws {
    try await simulator.crawl(into: grown)
    let fresh = folder.appending(path: "fresh")
    try await simulator.crawl(into: fresh)
    let (first, second) = (try await WorkspaceDump.of(fresh), try await WorkspaceDump.of(grown))
    #expect(second.difference(from: first) == [])
  }

  @Test("Edits in the minute of a crawl are not lost", arguments: ServerClock.allCases)
  func editsInTheMinuteOfACrawlAreNotLost(server: ServerClock) async throws {
    try await withTemporaryFolder { folder in
      let configuration = SimulatorConfiguration().with { $0.clock = server.clock }
      try await withSimulator(SmallWorkspace.make(), configuration) { simulator in
        let grown = folder.appending(path: "grown")
        // Both edits get the same minute, unless the test runs across its end, which does no harm.
        simulator.edit { $0.append([.paragraph("One.")], to: SmallWorkspace.id("notes")) }
        try await simulator.crawl(into: grown)
        simulator.edit { $0.append([.paragraph("Two.")], to: SmallWorkspace.id("notes")) }
        try await expectSameAsFresh(simulator, grown, folder)
      }
    }
  }

  @Test("A page of an earlier minute is not read again", arguments: ServerClock.allCases)
  func aPageOfAnEarlierMinuteIsNotReadAgain(server: ServerClock) async throws {
    try await withTemporaryFolder { folder in
      let configuration = SimulatorConfiguration().with { $0.clock = server.clock }
      // Its pages were made an hour and more before.
      try await withSimulator(SmallWorkspace.make(), configuration) { simulator in
        try await simulator.crawl(into: folder)
        simulator.resetStatistics()
        try await simulator.crawl(into: folder)
        #expect(simulator.statistics.count(.blockChildren) == 0)
      }
    }
  }

  @Test(
    "Edits after the clock has jumped are not lost",
    arguments: [Duration.seconds(86_400), .seconds(-86_400), .seconds(-90)])
  func editsAfterTheClockHasJumpedAreNotLost(jump: Duration) async throws {
    let clock = ManualSimulatorClock(SimulatorTime(year: 2026, month: 3, day: 9, hour: 9))
    try await withTemporaryFolder { folder in
      let configuration = SimulatorConfiguration().with { $0.clock = clock }
      try await withSimulator(SmallWorkspace.make(), configuration) { simulator in
        let grown = folder.appending(path: "grown")
        simulator.edit { $0.append([.paragraph("One.")], to: SmallWorkspace.id("notes")) }
        try await simulator.crawl(into: grown)
        clock.advance(by: jump)
        // After a jump back, the first edit has a time that is still to come.
        try await simulator.crawl(into: grown)
        simulator.edit { $0.append([.paragraph("Two.")], to: SmallWorkspace.id("plans")) }
        simulator.edit { $0.append([.paragraph("Three.")], to: SmallWorkspace.id("notes")) }
        try await expectSameAsFresh(simulator, grown, folder)
      }
    }
  }
}
