import NotionModel
import NotionSimulator
import Testing

@testable import NotionAPI

/// Every kind of transient failure, over real HTTP.
@Suite struct FaultSurvivalTests {
  /// A workspace with one page of 250 blocks, which take three responses.
  private static func workspace() -> (SimulatedWorkspace, page: BlockID) {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(
      page: PageDraft("Page", content: (1...250).map { .paragraph("Block number \($0).") }))
    return (workspace, BlockID(page))
  }

  private struct Outcome: Sendable {
    var blocks: [BlockID] = []
    var expected: [ObjectID] = []
    var served: SimulatorStatistics
    var statistics: ClientStatistics
    var events: EventLog
  }

  /// Reads all blocks while `rules` strike.
  private func read(
    _ rules: [FaultRule], client change: (inout ClientConfiguration) -> Void = { _ in }
  ) async throws -> Outcome {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = rules }
    return try await ClientHarness.run(workspace, simulator: configuration, client: change) { harness in
      var blocks: [BlockID] = []
      for try await block in harness.client.paginate(.children(of: page)) { blocks.append(block.id) }
      return Outcome(
        blocks: blocks, expected: workspace.blocks(of: page.object), served: harness.simulator.statistics,
        statistics: await harness.client.statistics(), events: harness.events)
    }
  }

  @Test("Without faults no request is repeated") func withoutFaultsNothingIsAskedTwice() async throws {
    let outcome = try await read([])
    #expect(outcome.blocks.map(\.object) == outcome.expected)
    #expect(outcome.served.count() == 3)
    #expect(outcome.statistics.requests == 3)
    #expect(outcome.statistics.retries == 0)
    #expect(outcome.statistics.pauses == 0)
    #expect(outcome.statistics.errors.total == 0)
  }

  @Test(
    "A transient failure is retried",
    arguments: [
      (.internalServerError, .server), (.badGateway, .server), (.serviceUnavailable, .server),
      (.gatewayTimeout, .server), (.edgeTimeout, .server), (.overload(retryAfter: 30), .rateLimited),
      (.resetBeforeHead, .connection), (.resetInBody, .invalidBody), (.truncatedBody, .invalidBody),
      (.truncatedJSON, .invalidBody), (.malformedJSON, .invalidBody), (.wrongShape, .unexpectedShape),
      (.retriableBadRequest, .validation),
    ] as [(Fault, NotionAPIError.Code)])
  func triesAgainAfterAFailureThatPasses(fault: Fault, code: NotionAPIError.Code) async throws {
    let outcome = try await read([FaultRule(fault, .first(2))])
    #expect(outcome.blocks.map(\.object) == outcome.expected)
    #expect(outcome.served.faults == [fault.name: 2])
    #expect(outcome.statistics.retries == 2)
    #expect(outcome.statistics.errors.counts == [.blocks: [code: 2]])
    let last = try #require(outcome.statistics.errors.last.last?.error)
    #expect(last.attempt == 2)
    #expect(last.request?.hasSuffix("/children") == true)
    #expect(last.object != nil)
  }

  @Test(
    "A response that never arrives is abandoned",
    arguments: [Fault.silence, .drippingBody(pause: .milliseconds(200))])
  func givesUpAnAnswerThatDoesNotCome(fault: Fault) async throws {
    let outcome = try await read([FaultRule(fault, .first(1))]) { configuration in
      configuration.retry.readTimeout = .milliseconds(500)
      configuration.retry.longestTimeout = .seconds(60)
      configuration.bodyTimeout = .milliseconds(500)
    }
    #expect(outcome.blocks.map(\.object) == outcome.expected)
    #expect(outcome.statistics.errors.counts == [.blocks: [.timeout: 1]])
  }

  @Test("The client asks for smaller pages when the server times out")
  func asksForLessWhereTheServerCannotBearSoMuch() async throws {
    let outcome = try await read([FaultRule(.tooLarge)])
    #expect(outcome.blocks.map(\.object) == outcome.expected)
    // 100 and 50 are refused, 25 is not.
    let error = try #require(outcome.statistics.errors.last.first?.error)
    #expect(error.retryGuidance != nil)
    #expect(outcome.statistics.breaker == .closed)
  }

  @Test("The client waits as long as an overloaded server demands")
  func waitsAsLongAsAnOverloadedServerWants() async throws {
    let outcome = try await read([FaultRule(.overload(retryAfter: 30), .first(1))])
    let pauses = outcome.events.pauses
    #expect(pauses.map(\.reason) == [.overload])
    #expect(pauses.allSatisfy { (29.5...30.1).contains($0.seconds) })
    #expect(outcome.statistics.limit.allowance == nil)
  }

  @Test("A list is restarted when its cursor is refused") func listsAgainWhenACursorIsRefused() async throws {
    let outcome = try await read([FaultRule(.invalidCursor, .first(1))])
    #expect(outcome.blocks.map(\.object) == outcome.expected)
    #expect(Set(outcome.blocks).count == 250)
  }

  @Test("A list that repeats itself is detected") func noticesAListThatRepeatsItself() async throws {
    let error = await #expect(throws: NotionAPIError.self) { try await read([FaultRule(.repeatingCursor)]) }
    #expect(error?.code == .repeatingCursor)
    #expect(error?.object != nil)
  }

  @Test("The client survives one failure in five requests, of every kind")
  func survivesOneFailureInFiveOfEveryKind() async throws {
    let faults = Fault.all.filter { fault in
      switch fault {
      // Those that do not pass have tests of their own; these two take real time.
      case .refusedChildren, .forbidden, .edgeForbidden, .notFound, .unauthorized, .blocked, .repeatingCursor,
        .expiredDownload, .silence, .drippingBody, .refusedConnection, .deadRedirect, .endlessList,
        .missingCursor,
        .endlessDownload, .impossibleWait, .escapeSequences, .quotedToken, .partialElement, .oddElements,
        .cutList,
        .oddNumbers:
        false
      default: true
      }
    }
    let rules = faults.map { FaultRule($0, .probability(0.2 / Double(faults.count))) }
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with {
      $0.faults = rules
      $0.seed = 42
    }
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      let expected = workspace.blocks(of: page.object)
      try await withThrowingTaskGroup(of: [ObjectID].self) { group in
        for _ in 0..<100 {
          group.addTask {
            var blocks: [ObjectID] = []
            for try await block in harness.client.paginate(.children(of: page)) {
              blocks.append(block.id.object)
            }
            return blocks
          }
        }
        for try await blocks in group { #expect(blocks == expected) }
      }
      let statistics = await harness.client.statistics()
      #expect(statistics.errors.total > 30)
      #expect(statistics.errors.last.count == ErrorHistory.capacity)
      #expect(harness.simulator.statistics.faults.count >= 8)
    }
  }
}
