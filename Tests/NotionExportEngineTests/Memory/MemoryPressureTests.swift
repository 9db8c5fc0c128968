import NotionArchive
import Testing

@testable import NotionCrawl
@testable import NotionExportEngine

@Suite struct MemoryPressureTests {
  private var pressure = MemoryPressure(limit: 1000)

  private mutating func shares(_ samples: Int...) -> [Int] { samples.map { pressure.sample($0).share } }

  @Test mutating func farFromTheLimitEverythingMayBeFetched() {
    let shares = shares(100, 500, 690)
    #expect(shares == [8, 8, 8])
  }

  @Test mutating func closeToTheLimitFetchingIsNarrowedByHalfAtEachSample() {
    let shares = shares(860, 870, 880, 890, 990)
    #expect(shares == [4, 2, 1, 1, 1])
  }

  @Test mutating func atTheLimitFetchingPausesAndWidensAgainBelowIt() {
    let shares = shares(1000, 1200, 800, 600, 600, 600, 600)
    #expect(shares == [0, 0, 1, 2, 4, 8, 8])
  }

  @Test mutating func betweenTheMarksTheWidthStaysAsItIs() {
    let shares = shares(860, 750, 800, 750)
    #expect(shares == [4, 4, 4, 4])
  }

  @Test mutating func memoryThatDoesNotFallWithoutFetchingIsToldOnceAndHoldsNothingUp() {
    var told = 0
    var last = MemoryPressure.Decision(share: -1)
    for _ in 0..<100 {
      last = pressure.sample(1100)
      told += last.isBeyondHelp ? 1 : 0
    }
    #expect(last.share == 1)
    #expect(told == 1)
  }

  @Test mutating func reliefComesSoonWhereMemoryIsShortAndSeldomElsewhere() {
    var short = 0
    for _ in 0..<40 { short += pressure.sample(900).relieves ? 1 : 0 }
    #expect(short == 10)
    var wide = 0
    for _ in 0..<80 { wide += pressure.sample(600).relieves ? 1 : 0 }
    #expect(wide == 2)
    var idle = 0
    for _ in 0..<80 { idle += pressure.sample(300).relieves ? 1 : 0 }
    #expect(idle == 0)
  }

  @Test func theGateLetsThroughTheShareAndTellsWhoWatches() async {
    let gate = FetchGate()
    let (changes, changed) = AsyncStream.makeStream(of: Void.self)
    gate.watch { changed.yield() }
    #expect(gate.limit(of: 32) == 32)
    gate.open(2)
    #expect(gate.limit(of: 32) == 8 && gate.limit(of: 2) == 1 && !gate.isClosed)
    gate.open(0)
    #expect(gate.limit(of: 32) == 0 && gate.isClosed)
    gate.open(0)
    changed.finish()
    var count = 0
    for await _ in changes { count += 1 }
    #expect(count == 2)
  }

  @Test func largeResponsesLeaveRoomForFewAndAreForgottenSlowly() {
    var budget = FlightBudget(bytes: 12 << 20)
    func most(_ kind: WorkItem.Kind) -> Int {
      var others: [WorkItem.Kind] = []
      while others.count < 200, budget.admits(kind, beside: others) { others.append(kind) }
      return others.count
    }
    #expect(most(.children) > 100)
    budget.record(1 << 20, .children)
    #expect(most(.children) == 3)
    // What one kind brings says nothing of another.
    #expect(most(.comments) > 100)
    #expect(!budget.admits(.comments, beside: [.children, .children, .children]))
    budget.record(50 << 20, .children)
    #expect(most(.children) == 2)
    for _ in 0..<200 { budget.record(1000, .children) }
    #expect(most(.children) > 32)
  }
}
